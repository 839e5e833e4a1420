# The pages for everybody: what the programme is, success cases, service providers, the logo, downloads, search.
public-nav = Pages of this site
public-nav-programme = About
public-nav-events = Events
public-nav-cases = Cases
public-nav-providers = Providers
public-nav-logo = Logo
public-nav-downloads = Downloads
public-nav-search = Search
public-nav-chat = Ask
public-skip = Skip to the main content
public-description = Cleaner Production Partnership Programme: events, success cases, environmental technology service providers, the logo and downloads.
public-ask-here = Ask the assistant about this page
public-ask-telegram = Ask on Telegram
public-all = Show all
public-check = Check
public-pages = Pages
public-page-before = Previous
public-page-after = Next
public-page-of = Page { $page } of { $pages }
public-not-here = This could not be found

# The programme
public-programme-description = What the programme is, the rules in force, its four main items and what is subsidised, the eight target sectors, who runs it and whom to ask.
public-open-title = Can I apply now?
public-opening-yes = Under the rules in force ({ $phase }) the programme runs from { $start } to { $end } and takes applications. ({ $sources })
public-opening-over = The rules used here are those of { $phase }, from { $start } to { $end }; that period is over. To find out whether applications are taken now, please call the programme hotline { $hotline }. ({ $sources })
public-opening-closed = Under the rules in force ({ $phase }, from { $start } to { $end }) no applications are taken. For questions, please call the programme hotline { $hotline }. ({ $sources })
public-opening-later = Under the rules in force ({ $phase }) the programme begins on { $start }; applications are not yet taken. For questions, please call the programme hotline { $hotline }. ({ $sources })
public-opening-unknown = The rules used here are those of { $phase }. Our sources do not say whether applications are taken now; please call the programme hotline { $hotline }. ({ $sources })
public-components = The four main items
public-rules = The conditions below are those of the rules of { $phase }.
public-activities = Awareness activities
public-about-activities = Briefings, study visits, seminars, workshops, conferences and exhibitions in Hong Kong and the cities of the Pearl River Delta. In general, factories take part free of charge.
public-about-on-site-assessment = The Hong Kong Productivity Council and environmental technology service providers come to the factory, find and analyse its problems, and propose practical improvements.
public-about-demonstration = Cleaner production technologies are demonstrated by installing equipment or improving processes.
public-about-verification = An independent third party verifies the results of improvements that have been made.
public-offered-no = Not offered in this phase.
public-offered-unknown = Our sources do not say whether this is offered in this phase.
public-share = Government subsidy: { $value }
public-share-free = Free of charge to the factory
public-cap = Most that is subsidised: { $value }
public-cap-none = Most that is subsidised: none is stated
public-average = Average subsidy: estimated at about { $value }, which is not a cap
public-above-cap-factory = The factory pays what is above the cap
public-above-cap-unknown = Who pays what is above the cap: the sources do not say
public-needs-improvement = For factories that have made improvements already
public-sectors = The eight target sectors
public-sectors-hint = Success cases by sector:
public-cities = What cities of the delta do
public-city-source = Source: { $source }. To be looked at again by { $day }.
public-contacts = Enquiries
public-contact-hotline = Programme hotline
public-contact-email = E-mail
public-contact-website = Programme website
public-contact-address = Address

# Events
public-events-description = Dates, places and registration for seminars, workshops, factory visits and exhibitions.

# Success cases
public-cases = Success cases
public-cases-description = Cleaner production cases and technologies by sector, technology, pollutant, city, size and payback period, each with its source.
public-cases-intro = See how other factories save energy and cut pollution. Each case names its source; what the source does not tell is shown as not stated.
public-cases-found = Cases and technologies found: { $number }
public-cases-none = No case fits these filters. Please widen them and try again.
public-case-not-here = There is no such case, or it is no longer shown.
public-case-words = Keywords
public-case-sector = Sector
public-case-process = Process
public-case-problem = Problem
public-case-measure = Measure
public-case-technology = Kind of technology
public-case-technology-other = other
public-case-pollutant = Pollutants
public-case-cost = Cost
public-case-saving = Saving a year
public-case-payback = Payback period
public-case-year = Year
public-case-size = Size of the factory
public-case-city = City
public-case-figures = Other figures
public-case-note = Note
public-case-payback-within =
    { $years ->
        [one] Within { $years } year
       *[other] Within { $years } years
    }
public-case-cost-line = Cost: { $sum }
public-case-saving-line = Saving a year: { $sum }
public-case-payback-line = Payback: { $time }
public-case-missing = Not stated in the source
public-case-withheld = The factory has not agreed to publish this
public-case-sample = This is sample data, not a real case.
public-case-kind-case = Case
public-case-kind-technology = Technology
public-case-as-stated = Figures are as the source states them; the programme has worked nothing out. Another factory may have other results.
public-case-ask = Ask the assistant about this case
public-case-more = More cases: { $sector }
public-case-visit = See for yourself
public-case-visit-hint = The factory visited may not be the one of this case; see the page of the event.
public-case-no-visit = There is no fitting factory visit at present. You can subscribe to news and be told of the next one.

# Service providers
public-providers = Environmental technology service providers
public-providers-description = Find registered environmental technology service providers by need and base, and check whether a firm was registered on a given day.
public-providers-intro = These firms carry out on-site assessments and demonstration projects for factories in the programme.
public-providers-need = Service needed
public-providers-base = Base
public-providers-found = Providers registered now that fit: { $number }
public-providers-order = The firms take turns to stand first, day by day. The order is the same for everybody on that day; it is no ranking.
public-providers-check-hint = Type the firm's full name or its registration reference (it begins with P), then choose a day.
public-providers-firm = Full name or registration reference
public-providers-day = Day
public-providers-day-wrong = Please choose 18 April 2008 or a later day, for example 2026-03-01.

# The logo
public-logo = The Hong Kong-Guangdong Cleaner Production Partners logo
public-logo-check = Check a logo
public-logo-words = Number of the logo, or full name of the firm
public-logo-year = Year
public-logo-holders = Enterprises awarded the logo in { $year }
public-logo-found = Logos on record here: { $number }
public-logo-no-holders = There is no record of this year here.
public-logo-holders-hint = Listed by calendar year. Lists of earlier years may not be on record here, so not being listed does not mean that no logo was awarded.
public-logo-paper = The progress report counts { $total } awards for { $year } and lists no names ({ $sources }).
public-logo-withdrawn = Withdrawn on { $day }
public-logo-dates = {""}**Dates for applications**
public-logo-ask = For questions, please call the programme hotline { $hotline }.
public-logo-no-dates = No dates for applications are known here; please ask the programme hotline { $hotline }.

# Downloads
public-downloads = Downloads
public-downloads-description = Guides, forms and papers of the programme, with version, date and size, and what is in them in a few lines.
public-downloads-intro = Each document shows its size and what is in it first; you may not need to download it.
public-downloads-found = Documents: { $number }
public-downloads-none = There is nothing to download at present.
public-download-not-here = There is no such document, or it was withdrawn.
public-download-version = Version { $number }, { $day }
public-download-language-zh-Hant = Traditional Chinese
public-download-language-zh-Hans = Simplified Chinese
public-download-language-en = English
public-download-language-several = Several languages
public-download-get = Download ({ $size })
public-download-digest = What is in it
public-download-digest-old = What is in this old version
public-download-changed = What is new in this version
public-download-source = Source: { $source }
public-download-older = Old versions
public-download-older-hint = Old versions are for reference only; please go by the current one.
public-download-is-old = Old
public-download-old = This is an old version (version { $number }, { $day }). It was replaced by version { $current } ({ $newer }).
public-download-to-current = See the current version { $number }
public-download-get-old = Download version { $number } all the same ({ $size })

# Search
public-search = Search
public-search-words = What are you looking for?
public-search-do = Search
public-search-found = What fits "{ $words }":
public-search-none = Nothing was found for "{ $words }".
public-search-near = The nearest answers
public-search-answers = Answers
