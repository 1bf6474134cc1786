"""Grades over time. Rows are only added."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, insert, select

from riskwatch.domain.assessment import Assessment
from riskwatch.domain.policy import Grade
from riskwatch.store.codec import dump, load
from riskwatch.store.records import StoredAssessment
from riskwatch.store.repositories.base import Repository
from riskwatch.store.repositories.standings import Standings
from riskwatch.store.tables.facts import assessments


class Assessments(Repository):
    def add(self, ref: str, assessment: Assessment, *, at: datetime) -> None:
        self._connection.execute(
            insert(assessments).values(ref=ref, at=at, grade=assessment.grade.value, payload=dump(assessment))
        )
        Standings(self._connection).of_assessment(ref, assessment, at=at)

    def latest(self, ref: str) -> Assessment | None:
        row = self._one(
            select(assessments.c.payload).where(assessments.c.ref == ref).order_by(assessments.c.id.desc()).limit(1)
        )
        return load(row["payload"], Assessment) if row else None

    def grades(self, refs: Sequence[str]) -> dict[str, Grade]:
        """The present grade of each of these customers that has one."""
        last = (
            select(func.max(assessments.c.id).label("id"))
            .where(assessments.c.ref.in_(refs))
            .group_by(assessments.c.ref)
        ).subquery()
        rows = self._rows(select(assessments.c.ref, assessments.c.grade).join(last, last.c.id == assessments.c.id))
        return {row["ref"]: Grade(row["grade"]) for row in rows}

    def at(self, ref: str, moment: datetime) -> Assessment | None:
        """The assessment that stood at `moment`."""
        row = self._one(
            select(assessments.c.payload)
            .where(assessments.c.ref == ref, assessments.c.at <= moment)
            .order_by(assessments.c.id.desc())
            .limit(1)
        )
        return load(row["payload"], Assessment) if row else None

    def all_latest(self, moment: datetime | None = None, refs: Sequence[str] | None = None) -> dict[str, Assessment]:
        """The assessment of every customer, or of `refs`, by customer number; as it stood at `moment`, if given."""
        wanted = [] if moment is None else [assessments.c.at <= moment]
        if refs is not None:
            wanted.append(assessments.c.ref.in_(refs))
        last = (select(func.max(assessments.c.id).label("id")).where(*wanted).group_by(assessments.c.ref)).subquery()
        rows = self._rows(select(assessments.c.ref, assessments.c.payload).join(last, last.c.id == assessments.c.id))
        return {row["ref"]: load(row["payload"], Assessment) for row in rows}

    def history(self, ref: str) -> tuple[StoredAssessment, ...]:
        """Every assessment of a customer, oldest first."""
        rows = self._rows(
            select(assessments.c.at, assessments.c.payload).where(assessments.c.ref == ref).order_by(assessments.c.id)
        )
        return tuple(StoredAssessment(row["at"], load(row["payload"], Assessment)) for row in rows)
