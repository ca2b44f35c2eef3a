// title: All judgements
// purpose: The log of what people decided, oldest first.
// column first: text
// column first_start: integer
// column second: text
// column second_start: integer
// column verdict: text
// column by: text
// column at: text
// column why: text

MATCH (judgement:Judgement)
RETURN judgement.first AS first, judgement.first_start AS first_start, judgement.second AS second,
       judgement.second_start AS second_start, judgement.verdict AS verdict, judgement.by AS by, judgement.at AS at,
       judgement.why AS why
ORDER BY at, judgement.key
