//! All parts of titles that the criteria look for, found in one pass by one automaton (Aho and Corasick, 1975).
//!
//! The parts are ASCII, so that upper and lower case fall together byte by byte, and other letters match nothing.

/// Each group of parts counts once. Bit `1 << group` of a [`Titles::scan`] says that one of it was found.
const GROUPS: [&[&str]; 4] = [
    &["student"],
    &["head", "leiter", "chief"],
    &["sales", "vertrieb", "marketing"],
    &["intern", "praktik", "assist"],
];

/// What the groups found are worth together.
const POINTS: [i16; 16] = {
    let each = [-100, 8, 6, -20];
    let mut points = [0; 16];
    let mut found = 0;
    while found < 16 {
        let mut group = 0;
        while group < 4 {
            points[found] += if found >> group & 1 == 1 { each[group] } else { 0 };
            group += 1;
        }
        found += 1;
    }
    points
};

/// Room for so many states, and so many classes of letters; both are powers of two and large enough.
const STATES: usize = 64;
const CLASSES: usize = 32;

/// The automaton: 4 KiB of states and their successors by class of letter, so that all of it stays in the cache.
pub struct Titles {
    class: [u8; 256],
    /// By state and class: the next state times [`CLASSES`], and from bit 11 on the groups found on the way.
    next: [u16; STATES * CLASSES],
}

/// The bits of an entry that are a state; it is behind `&`, and so no index needs a check.
const STATE: u16 = (STATES * CLASSES - 1) as u16;

impl Titles {
    pub fn new() -> Self {
        let class = classes();
        let trie = Trie::new(&class);
        let next = trie.into_automaton();
        Self { class, next }
    }

    /// The points of a title.
    #[inline]
    pub fn points(&self, title: &str) -> i32 {
        POINTS[self.scan(title.as_bytes())].into()
    }

    /// The groups found in a title.
    #[inline]
    fn scan(&self, title: &[u8]) -> usize {
        let (mut entry, mut found) = (0, 0);
        for &byte in title {
            entry = self.step(entry, byte);
            found |= entry;
        }
        usize::from(found >> 11) & 15
    }

    /// The points of four titles. Four scans at a time, as each waits for its last letter only.
    #[inline]
    pub fn points_of_four(&self, titles: [&[u8]; 4]) -> [i16; 4] {
        let together = titles.iter().map(|title| title.len()).min().unwrap_or(0);
        let (mut entries, mut found) = ([0; 4], [0; 4]);
        let [a, b, c, d] = titles.map(|title| &title[..together]);
        for (((&a, &b), &c), &d) in a.iter().zip(b).zip(c).zip(d) {
            for (at, byte) in [a, b, c, d].into_iter().enumerate() {
                entries[at] = self.step(entries[at], byte);
                found[at] |= entries[at];
            }
        }
        for (at, title) in titles.into_iter().enumerate() {
            for &byte in &title[together..] {
                entries[at] = self.step(entries[at], byte);
                found[at] |= entries[at];
            }
        }
        found.map(|found| POINTS[usize::from(found >> 11) & 15])
    }

    #[inline(always)]
    fn step(&self, entry: u16, byte: u8) -> u16 {
        self.next[usize::from(entry & STATE | u16::from(self.class[usize::from(byte)]))]
    }
}

/// A class of its own for each letter of the parts, whatever its case; all other bytes are of class 0.
fn classes() -> [u8; 256] {
    let mut class = [0; 256];
    let mut count = 0;
    for letter in GROUPS.into_iter().flatten().flat_map(|part| part.bytes()) {
        if class[usize::from(letter)] == 0 {
            count += 1;
            class[usize::from(letter)] = count;
            class[usize::from(letter.to_ascii_uppercase())] = count;
        }
    }
    assert!(usize::from(count) < CLASSES);
    class
}

/// The parts as a tree of letters: children by class (0: none), and the groups that end at each node.
struct Trie {
    children: Vec<[usize; CLASSES]>,
    ends: Vec<u16>,
}

impl Trie {
    fn new(class: &[u8; 256]) -> Self {
        let mut trie = Self { children: vec![[0; CLASSES]], ends: vec![0] };
        for (group, parts) in GROUPS.into_iter().enumerate() {
            for part in parts {
                let classes = part.bytes().map(|letter| class[usize::from(letter)].into());
                let end = classes.fold(0, |node, class| trie.child(node, class));
                trie.ends[end] |= 1 << group;
            }
        }
        trie
    }

    fn child(&mut self, node: usize, class: usize) -> usize {
        if self.children[node][class] == 0 {
            self.children[node][class] = self.children.len();
            self.children.push([0; CLASSES]);
            self.ends.push(0);
        }
        self.children[node][class]
    }

    /// Breadth first: where a node has no child, the scan goes on as at the longest ending that is a node, too.
    fn into_automaton(mut self) -> [u16; STATES * CLASSES] {
        assert!(self.children.len() <= STATES);
        let mut next = [0; STATES * CLASSES];
        let mut ending = vec![0; self.children.len()];
        let mut queue = std::collections::VecDeque::from([0]);
        while let Some(node) = queue.pop_front() {
            self.ends[node] |= self.ends[ending[node]];
            for class in 0..CLASSES {
                let other = if node == 0 { 0 } else { self.children[ending[node]][class] };
                match self.children[node][class] {
                    0 => self.children[node][class] = other,
                    child => {
                        ending[child] = other;
                        queue.push_back(child);
                    }
                }
            }
        }
        for (node, children) in self.children.iter().enumerate() {
            for (class, &child) in children.iter().enumerate() {
                next[node * CLASSES + class] = (child * CLASSES) as u16 | self.ends[child] << 11;
            }
        }
        next
    }
}
