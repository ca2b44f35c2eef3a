// title: A load has committed
// purpose: Readers need not wait any more, but for another commit that was announced meanwhile.
// parameter number: integer = 7 -- as it was announced
// column settled: integer

MATCH (clock:Clock {key: 'load'})
WHERE clock.number = $number
SET clock.until = 0
RETURN count(*) AS settled
