from graph_builder.language.boilerplate import article_lines


def kept(text: str) -> list[str]:
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append((at, at + len(line)))
        at += len(line) + 1
    return [text[a:b] for a, b in article_lines(text, spans)]


def test_links_to_other_articles_are_left_out_and_the_article_goes_on() -> None:
    assert kept("هز انفجار البلدة.\nاقرأ أيضا: غارة على المدينة\nوقال مصدر إن أحدا لم يصب.") == [
        "هز انفجار البلدة.",
        "وقال مصدر إن أحدا لم يصب.",
    ]


def test_a_bare_label_takes_the_title_after_it_along() -> None:
    assert kept("خبر.\nإقرأ أيضاً:\nعنوان آخر\nبقية الخبر.") == ["خبر.", "بقية الخبر."]


def test_keywords_and_a_source_line_end_the_article() -> None:
    assert kept("خبر.\nالمصدر: الوطن\nعنوان آخر") == ["خبر."]
    assert kept("خبر.\nكلمات دلالية: العراق\nعنوان آخر") == ["خبر."]


def test_a_sentence_that_begins_with_the_word_source_is_no_end() -> None:
    text = "المصدر الأمني الذي طلب عدم كشف اسمه قال للوكالة إن الهجوم وقع قرب البلدة مساء السبت."
    assert kept(text) == [text]


def test_a_short_sentence_about_a_source_is_no_end() -> None:
    assert kept("المصدر الأمني أكد الخبر.") == ["المصدر الأمني أكد الخبر."]


def test_keywords_behind_the_last_full_stop_are_left_out() -> None:
    assert kept("انتهى الاجتماع من دون قرار. وسوم اليمن هدنة مسقط") == ["انتهى الاجتماع من دون قرار."]
    assert kept("خبر.\n\xa0 سمات ليبيا مصراتة") == ["خبر."]


def test_a_last_sentence_that_begins_like_keywords_is_kept() -> None:
    text = "اجتمع الوزراء. سمات الاتفاق الجديد لم تتضح بعد."
    assert kept(text) == [text]
