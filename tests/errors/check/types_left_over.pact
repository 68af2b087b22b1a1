include "shared/words.pact"

define a as country is "DE" or "AT" or "CH"
#~ left-over-value ["AT" or "CH"]: `"AT"` stands alone: what is asked of `country` must be said again | write `country is one of ("DE", "AT", "CH")`
define b as seniority is director or manager
#~ left-over-value [manager]: `manager` stands alone: what is asked of `seniority` must be said again | write `seniority is one of (director, manager)`
define c as country contains "a" or "b"
#~ left-over-value ["b"]: `"b"` stands alone: what is asked of `country` must be said again | write `country contains any of ("a", "b")`
define d as topics includes cloud and erp
#~ left-over-value [erp]: `erp` stands alone: what is asked of `topics` must be said again | write `topics includes any of (cloud, erp)`
define e as employees = 50 or 60
#~ left-over-value [60]: `60` stands alone: what is asked of `employees` must be said again | write `employees = 50 or employees = 60`
define f as country is one of ("DE", "AT") or "CH"
#~ left-over-value ["CH"]: `"CH"` stands alone: what is asked of `country` must be said again | write `country is one of ("DE", "AT", "CH")`
define g as seniority is not director and manager
#~ left-over-value [manager]: `manager` stands alone: what is asked of `seniority` must be said again | write `seniority is not one of (director, manager)`
