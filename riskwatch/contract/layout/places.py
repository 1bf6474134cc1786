"""States and countries that English contracts name, and the law each belongs to."""

from __future__ import annotations

from riskwatch.contract.layout.wordlists import wordlist

US_STATES = frozenset(
    wordlist(
        "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|"
        "Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|"
        "Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|"
        "North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|"
        "South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming|"
        "District of Columbia|Puerto Rico|United States"
    )
)
_ENGLISH = frozenset({"England and Wales", "England & Wales", "England", "English"})
_CHINESE = frozenset({"People's Republic of China", "PRC", "P.R. China", "P.R.C.", "P. R. China", "China"})
_EU = frozenset(
    wordlist(
        "Austria|Belgium|Bulgaria|Croatia|Cyprus|Czech Republic|Denmark|Estonia|Finland|France|Germany|Greece|"
        "Hungary|Ireland|Italy|Latvia|Lithuania|Luxembourg|Malta|Netherlands|The Netherlands|Poland|Portugal|"
        "Romania|Slovakia|Slovak Republic|Slovenia|Spain|Sweden|Federal Republic of Germany|"
        "Republic of Ireland|French|German|Dutch|Swedish|Irish|Italian|Spanish|Belgian|Austrian|Danish|Finnish|"
        "Portuguese|Romanian|Hungarian|Czech|Luxembourgish"
    )
)
_OTHER = frozenset(
    wordlist(
        "Hong Kong|Singapore|Taiwan|Japan|India|Israel|Switzerland|Swiss|Canada|Ontario|British Columbia|"
        "Alberta|Quebec|Québec|Nova Scotia|Manitoba|Saskatchewan|New Brunswick|Scotland|Northern Ireland|"
        "United Kingdom|Australia|New South Wales|Victoria|Queensland|Western Australia|South Australia|"
        "New Zealand|Colombia|Brazil|Mexico|Argentina|Chile|Peru|Papua New Guinea|South Africa|"
        "Republic of South Africa|Nigeria|Kenya|Ghana|Egypt|Bermuda|Cayman Islands|British Virgin Islands|"
        "Jersey|Guernsey|Isle of Man|Norway|Iceland|Turkey|Russia|Russian Federation|Ukraine|Korea|"
        "Republic of Korea|South Korea|Malaysia|Indonesia|Thailand|Vietnam|Philippines|Macau|Saudi Arabia|"
        "United Arab Emirates|Qatar|Kuwait|Pakistan|Bangladesh|Sri Lanka|Panama|Costa Rica|Venezuela|Ecuador|"
        "Bolivia|Uruguay|Paraguay|Jamaica|Bahamas|Barbados|Marshall Islands|Liechtenstein|Monaco|Zambia|"
        "Tanzania|Uganda|Morocco|Tunisia|Lebanon|Jordan|Kazakhstan|Mongolia|Beijing|Shanghai|Japanese|"
        "Canadian|Israeli"
    )
)
PLACES = US_STATES | _ENGLISH | _CHINESE | _EU | _OTHER


def home_of(place: str) -> str:
    """CN, EW, US, EU or OTHER for a place of `PLACES`; "" for another word."""
    words = " ".join(place.split()).lower()
    for code, places in (("US", US_STATES), ("EW", _ENGLISH), ("CN", _CHINESE), ("EU", _EU), ("OTHER", _OTHER)):
        if words in {known.lower() for known in places}:
            return code
    return ""
