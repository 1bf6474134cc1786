"""Members and codes of the Norwegian register and what they mean to us."""

from __future__ import annotations

IGNORED = (
    "_links", "aktivitet", "epostadresse", "erIKonsern", "foretaksformIHjemlandet",
    "fravalgRevisjonBeslutningsDato", "fravalgRevisjonDato", "frivilligMvaRegistrertBeskrivelser",
    "harRegistrertAntallAnsatte", "hjelpeenhetskode", "hjemmeside", "institusjonellSektorkode", "maalform", "mobil",
    "naeringskode1", "naeringskode2", "naeringskode3", "overordnetEnhet",
    "registreringsdatoAntallAnsatteEnhetsregisteret", "registreringsdatoAntallAnsatteNAVAaregisteret",
    "registreringsdatoForetaksregisteret", "registreringsdatoFrivilligMerverdiavgiftsregisteret",
    "registreringsdatoFrivillighetsregisteret", "registreringsdatoMerverdiavgiftsregisteret",
    "registreringsdatoMerverdiavgiftsregisteretEnhetsregisteret", "registreringsdatoPartiregisteret",
    "registreringsnummerIHjemlandet", "registrertIForetaksregisteret", "registrertIFrivillighetsregisteret",
    "registrertIMvaregisteret", "registrertIPartiregisteret", "registrertIStiftelsesregisteret", "respons_klasse",
    "telefon", "underlagtLovgivningLand", "underlagtLovgivningLandKode", "utenlandskRegisterAdresse",
    "utenlandskRegisterNavn", "vedtektsdato", "vedtektsfestetFormaal",
)  # fmt: skip
"""Members of an entity that are known and say nothing we use."""

SUB_UNIT_IGNORED = (
    *IGNORED, "antallAnsatte", "beliggenhetsadresse", "datoEierskifte", "organisasjonsform", "oppstartsdato", "postadresse",
    "registreringsdatoEnhetsregisteret",
)  # fmt: skip
"""The same of a sub-unit. That it has another owner shows as a sub-unit that the entity no longer has."""

CAPITAL_IGNORED = ("antallAksjer", "bundet", "fulltInnbetalt", "innbetalt", "innfortDato", "type")

REASONS = {
    "tvangsopplostPgaManglendeRegnskapDato": "annual accounts missing",
    "tvangsopplostPgaManglendeRevisorDato": "auditor missing",
    "tvangsopplostPgaManglendeDagligLederDato": "managing director missing",
    "tvangsopplostPgaMangelfulltStyreDato": "board incomplete",
    "tvangsavvikletPgaManglendeSlettingDato": "not deleted in time",
}
"""Why a compulsory dissolution was started: member with its date, reason in our words."""

ADDRESS_REMARKS = frozenset({"FADR", "PADR"})
"""Kinds of remarks by the register that concern an address."""

ROLES = dict.fromkeys(
    (
        "DAGL", "LEDE", "NEST", "MEDL", "VARA", "OBS", "REVI", "REGN", "INNH", "KONT", "DTPR", "DTSO", "KOMP", "BEST",
        "BOBE", "FFØR", "REPR", "EIKM", "HFOR", "HLSE", "KENK", "KDEB", "SIGN", "SIFE", "SIHV", "PROK", "POFE", "POHV",
        "ORGL", "OPMV", "UTBG", "ADOS", "HMDL", "SAM", "READ", "KIRK", "FYLK", "STFT",
    ),
    True,
)  # fmt: skip
"""Kinds of roles."""
