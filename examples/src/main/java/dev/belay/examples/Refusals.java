package dev.belay.examples;

import dev.belay.coordinator.GroupOutcome;
import dev.belay.risk.Violation;
import java.io.PrintStream;

/** Says of a refused request which place of which input broke which rule. */
final class Refusals {

  private Refusals() {}

  static void print(GroupOutcome.Refused refused, GroupFile group, Contracts contracts, PrintStream err) {
    refused.violations().forEach(each -> err.println(place(each, group, contracts) + ": " + each.message() + " ("
        + each.code() + numbers(each) + ")"));
  }

  private static String place(Violation violation, GroupFile group, Contracts contracts) {
    return switch (violation.code()) {
      case FREEZE_UNKNOWN -> contracts.freezeName() + ", no row in force on " + contracts.day();
      case SESSION_CLOSED, SESSION_CUTOFF -> "--at";
      default -> violation.leg().map(leg -> group.place(leg.index())).orElse(group.name());
    };
  }

  private static String numbers(Violation violation) {
    StringBuilder text = new StringBuilder();
    violation.numbers().forEach((name, value) -> text.append(' ').append(name).append('=').append(value));
    return text.toString();
  }
}
