package dev.belay.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Which script an order follows: a list of rules, of which the one that was given last and matches decides, so that a
 * test may refine what its fixture says.
 *
 * <p>The rules themselves are values; how often each was used is counted here. Not thread-safe: only the time source's
 * thread asks.
 */
final class Behaviour {

  private final List<Rule> rules = new ArrayList<>();
  private Function<Incoming, Script> otherwise = order -> Script.fill();

  private static final class Rule {
    final Predicate<Incoming> when;
    final Script script;
    long left;

    Rule(Predicate<Incoming> when, Script script, long times) {
      this.when = when;
      this.script = script;
      this.left = times;
    }
  }

  void add(Predicate<Incoming> when, Script script, long times) {
    rules.add(new Rule(when, script, times));
  }

  void otherwise(Function<Incoming, Script> script) {
    otherwise = script;
  }

  Script of(Incoming order) {
    Optional<Rule> found = Optional.empty();
    for (int i = rules.size() - 1; i >= 0 && found.isEmpty(); i--) {
      Rule rule = rules.get(i);
      found = rule.left > 0 && rule.when.test(order) ? Optional.of(rule) : Optional.empty();
    }
    found.ifPresent(rule -> rule.left--);
    return found.map(rule -> rule.script).orElseGet(() -> otherwise.apply(order));
  }
}
