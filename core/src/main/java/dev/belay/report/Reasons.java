package dev.belay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Lines that tell a decision or its cause, in a person's words. */
final class Reasons {

  /** What was decided or happened, and why. */
  record Reason(String what, String why) {}

  private Reasons() {}

  static Optional<Reason> of(Line line) {
    return switch (line.type()) {
      case "accepted" -> reason("accepted", "rules passed, worst case fits, money reserved");
      case "refused" -> reason("refused " + line.get("key"), violations(line));
      case "moved" -> reason(Words.of(line.get("from")) + " → " + Words.of(line.get("to")),
          Words.of(line.get("signal")));
      case "decided" -> reason("decided" + line.leg().map(leg -> ", leg " + leg).orElse(""),
          Words.of(line.get("reason")));
      case "emergency-hedge" -> reason("EMERGENCY HEDGE, leg " + line.get("leg"),
          line.get("quantity") + " units stood bared and are bought back");
      case "mode-changed" -> reason("mode " + Words.of(line.get("from")) + " → " + Words.of(line.get("to")),
          line.get("reason"));
      case "raised" -> reason(line.get("severity").toUpperCase(Locale.ROOT) + " " + Words.of(line.get("code")),
          line.get("text"));
      case "commanded" -> reason(line.get("person") + ": " + line.get("command"),
          (Boolean.parseBoolean(line.get("done")) ? "done. " : "not done. ") + listed(line, "line.", "lines"));
      case "learnt" -> learnt(line);
      default -> Optional.empty();
    };
  }

  private static Optional<Reason> learnt(Line line) {
    boolean telling = line.get("fact").equals("in_doubt")
        || line.get("fact").equals("closed") && !line.get("end").equals("filled")
        || Boolean.parseBoolean(line.get("late"));
    return telling ? reason("order of leg " + line.get("leg") + ": " + Words.of(line.get("fact") + " "
        + line.get("end")).strip(), (Words.of(line.get("rejection")) + " " + line.get("words") + line.get("cause"))
        .strip()) : Optional.empty();
  }

  static String violations(Line line) {
    return listed(line, "violation.", "violations");
  }

  private static String listed(Line line, String prefix, String count) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < line.count(count); i++) {
      all.add(line.get(prefix + i));
    }
    return String.join("; ", all);
  }

  private static Optional<Reason> reason(String what, String why) {
    return Optional.of(new Reason(what, why));
  }
}
