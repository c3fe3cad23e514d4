package dev.belay.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Faults that are in force for some calls: the one given last that matches and is not used up befalls the call. */
final class Faults<C, F> {

  private final List<Armed<C, F>> armed = new ArrayList<>();

  private static final class Armed<C, F> {
    final Predicate<C> when;
    final F fault;
    long left;

    Armed(Predicate<C> when, F fault, long times) {
      this.when = when;
      this.fault = fault;
      this.left = times;
    }
  }

  void arm(Predicate<C> when, F fault, long times) {
    armed.add(new Armed<>(when, fault, times));
  }

  void heal() {
    armed.clear();
  }

  Optional<F> befalling(C call) {
    for (int i = armed.size() - 1; i >= 0; i--) {
      Armed<C, F> each = armed.get(i);
      if (each.left > 0 && each.when.test(call)) {
        each.left--;
        return Optional.of(each.fault);
      }
    }
    return Optional.empty();
  }
}
