// title: Add a judgement
// purpose: What somebody decided about two tellings. The log is only added to; the same judgement again changes nothing.
// parameter key: text = 5f0c51b2 -- a hash of all that follows
// parameter first: text = 3f0c51b2#i1 -- the one telling
// parameter first_start: integer = 120 -- where its first anchor starts in its report
// parameter second: text = 77ab51b2#i2 -- the other telling
// parameter second_start: integer = 40 -- where its first anchor starts
// parameter verdict: text = negative -- positive, negative or unsure
// parameter by: text = analyst:amal -- who
// parameter at: text = 2024-04-22T12:00:00+00:00 -- when, in UTC
// parameter why: text = another street -- why
// column written: integer

MERGE (judgement:Judgement {key: $key})
SET judgement.first = $first, judgement.first_start = $first_start, judgement.second = $second, judgement.second_start = $second_start,
    judgement.verdict = $verdict, judgement.by = $by, judgement.at = $at, judgement.why = $why
RETURN count(*) AS written
