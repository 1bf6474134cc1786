"""One transaction's view of the store: every repository on the same connection."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from riskwatch.store.repositories.acceptances import Acceptances
from riskwatch.store.repositories.accounts import AccountsBook
from riskwatch.store.repositories.alert_log import AlertLog
from riskwatch.store.repositories.alerts import Alerts
from riskwatch.store.repositories.api_answers import ApiAnswers
from riskwatch.store.repositories.assessments import Assessments
from riskwatch.store.repositories.captures import Captures
from riskwatch.store.repositories.clocks import Clocks
from riskwatch.store.repositories.credit_log import CreditLog
from riskwatch.store.repositories.customers import Customers
from riskwatch.store.repositories.decisions import Decisions
from riskwatch.store.repositories.digests import Digests
from riskwatch.store.repositories.drafts import Drafts
from riskwatch.store.repositories.dunning import Dunning
from riskwatch.store.repositories.events import Events
from riskwatch.store.repositories.evidence import EvidenceStore
from riskwatch.store.repositories.feeds import Feeds
from riskwatch.store.repositories.hits import Hits
from riskwatch.store.repositories.hooks import Hooks
from riskwatch.store.repositories.house_log import HouseLog
from riskwatch.store.repositories.invoices import Invoices
from riskwatch.store.repositories.judgements import Judgements
from riskwatch.store.repositories.leases import Heartbeats, Leases
from riskwatch.store.repositories.letters import Letters
from riskwatch.store.repositories.matches import Matches
from riskwatch.store.repositories.orders import Orders, Positions
from riskwatch.store.repositories.outbox import Outbox
from riskwatch.store.repositories.policies import Policies
from riskwatch.store.repositories.polls import Polls
from riskwatch.store.repositories.profiles import Profiles
from riskwatch.store.repositories.readers import Absences, PreferenceBook, UsedLinks
from riskwatch.store.repositories.reading_progress import ReadingProgress
from riskwatch.store.repositories.releases import Holds, Releases
from riskwatch.store.repositories.reviews import Reviews
from riskwatch.store.repositories.securities import Links, Securities
from riskwatch.store.repositories.signings import Signings
from riskwatch.store.repositories.snapshots import Snapshots
from riskwatch.store.repositories.sources import Sources
from riskwatch.store.repositories.spending import Spending
from riskwatch.store.repositories.standings import Standings
from riskwatch.store.repositories.stops import Stops
from riskwatch.store.repositories.tokens import Tokens
from riskwatch.store.repositories.told import Told
from riskwatch.store.repositories.users import Sessions, Users
from riskwatch.store.repositories.watches import Watches


class Unit:
    """A unit of work. Everything done through it is stored together or not at all."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.customers = Customers(connection)
        self.invoices = Invoices(connection)
        self.dunning = Dunning(connection)
        self.letters = Letters(connection)
        self.clocks = Clocks(connection)
        self.stops = Stops(connection)
        self.accounts = AccountsBook(connection)
        self.orders = Orders(connection)
        self.positions = Positions(connection)
        self.releases = Releases(connection)
        self.holds = Holds(connection)
        self.api_answers = ApiAnswers(connection)
        self.reading_progress = ReadingProgress(connection)
        self.securities = Securities(connection)
        self.links = Links(connection)
        self.credit_log = CreditLog(connection)
        self.standings = Standings(connection)
        self.watches = Watches(connection)
        self.polls = Polls(connection)
        self.sources = Sources(connection)
        self.evidence = EvidenceStore(connection)
        self.captures = Captures(connection)
        self.spending = Spending(connection)
        self.snapshots = Snapshots(connection)
        self.events = Events(connection)
        self.assessments = Assessments(connection)
        self.alerts = Alerts(connection)
        self.alert_log = AlertLog(connection)
        self.decisions = Decisions(connection)
        self.outbox = Outbox(connection)
        self.digests = Digests(connection)
        self.users = Users(connection)
        self.preferences = PreferenceBook(connection)
        self.absences = Absences(connection)
        self.used_links = UsedLinks(connection)
        self.sessions = Sessions(connection)
        self.policies = Policies(connection)
        self.profiles = Profiles(connection)
        self.house_log = HouseLog(connection)
        self.drafts = Drafts(connection)
        self.acceptances = Acceptances(connection)
        self.signings = Signings(connection)
        self.told = Told(connection)
        self.tokens = Tokens(connection)
        self.matches = Matches(connection)
        self.hooks = Hooks(connection)
        self.reviews = Reviews(connection)
        self.hits = Hits(connection)
        self.feeds = Feeds(connection)
        self.judgements = Judgements(connection)
        self.leases = Leases(connection)
        self.heartbeats = Heartbeats(connection)

    def log_faults(self) -> Iterator[str]:
        """What is wrong with any of the append-only logs, in plain words; nothing when all are whole."""
        for log in (self.alert_log, self.house_log, self.judgements, self.letters.log, self.stops.log, self.credit_log):
            yield from log.faults()
