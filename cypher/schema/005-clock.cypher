// title: One clock of commits
// purpose: By it readers know whether a load has committed while they read.

CREATE CONSTRAINT clock_key IF NOT EXISTS FOR (n:Clock) REQUIRE n.key IS UNIQUE;
