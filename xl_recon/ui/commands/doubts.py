"""Doubtful movements as a person sees them, beside the rows that they may be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xl_recon.records.question import Question
from xl_recon.ui.plan_json import plain
from xl_recon.ui.voice import Voice
from xl_recon.workbook.journal_workbook import JournalWorkbook

_MOST_QUESTIONS = 25


def doubt_lines(
    questions: Sequence[Question], workbook: JournalWorkbook, voice: Voice
) -> Iterator[str]:
    """Yield each movement with the row it may be, then how to answer."""
    for question in questions[:_MOST_QUESTIONS]:
        yield voice.say(
            "import.question",
            code=question.key,
            date=question.date,
            amount=question.amount,
            text=question.text,
        )
        yield _row_line(question, workbook, voice)
    if len(questions) > _MOST_QUESTIONS:
        yield voice.say("import.more_questions", count=len(questions) - _MOST_QUESTIONS)
    if questions:
        yield voice.say("import.how_to_answer", code=questions[0].key)


def doubt_objects(
    questions: Sequence[Question], workbook: JournalWorkbook
) -> list[dict[str, object]]:
    """Return the questions as JSON has them; rows are worksheet rows."""
    return [
        {
            "key": question.key,
            "where": str(question.source),
            "date": question.date.isoformat(),
            "amount": plain(question.amount),
            "text": question.text,
            "why": question.why.value,
            "row": workbook.journal_row_number(question.row) if question.row else None,
            "row_date": plain(question.row_date),
            "row_text": question.row_text,
        }
        for question in questions
    ]


def _row_line(question: Question, workbook: JournalWorkbook, voice: Voice) -> str:
    row = workbook.journal_row_number(question.row) if question.row else 0
    return voice.say(
        "import.question_row" if row else "import.question_new",
        why=voice.say(f"import.why_{question.why}"),
        row=str(row),
        date=question.row_date or "",
        text=question.row_text,
    )
