package dev.belay.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Faults that are in force for some calls: the one given last that matches and is not used up befalls the call. */
final class Faults<C, F> {

  private final List<Entry<C, F>> armed = new ArrayList<>();

  private record Entry<C, F>(Predicate<C> when, Befalls<F> befalls) {}

  /** A fault that befalls a call, and who counts it. */
  record Befalls<F>(F fault, ArmedFault counter) {}

  ArmedFault arm(Predicate<C> when, F fault, long times) {
    ArmedFault counter = new ArmedFault(times);
    armed.add(new Entry<>(when, new Befalls<>(fault, counter)));
    return counter;
  }

  void heal() {
    armed.forEach(each -> each.befalls().counter().off());
    armed.clear();
  }

  Optional<Befalls<F>> befalling(C call) {
    armed.removeIf(each -> !each.befalls().counter().isOn());
    for (int i = armed.size() - 1; i >= 0; i--) {
      Entry<C, F> each = armed.get(i);
      if (each.when().test(call)) {
        each.befalls().counter().strike();
        return Optional.of(each.befalls());
      }
    }
    return Optional.empty();
  }
}
