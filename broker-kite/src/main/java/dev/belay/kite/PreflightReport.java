package dev.belay.kite;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a preflight found.
 *
 * @param findings one per item, in the order of the items
 */
public record PreflightReport(List<Finding> findings) {

  /** What is looked at. */
  public enum Item {
    /** Whether the broker takes our session. */
    SESSION,
    /** Whether the account may trade the segments asked for. */
    SEGMENTS,
    /** How far our clock is from the broker's. */
    CLOCK,
    /** Whether the instruments are of today. */
    INSTRUMENTS,
    /** Whether the freeze quantities are of this time. */
    FREEZE_QUANTITIES,
    /** Whether orders may leave by our address. */
    ADDRESS
  }

  /** How it stands. */
  public enum Grade {
    /** Nothing in the way. */
    GOOD,
    /** It can be traded, but a person should know. */
    WARNING,
    /** Entries would be refused or unsafe. */
    FAILURE
  }

  /**
   * One finding.
   *
   * @param item what was looked at
   * @param grade how it stands
   * @param text the same for a person, without credentials
   */
  public record Finding(Item item, Grade grade, String text) {}

  /** Copies the list. */
  public PreflightReport {
    findings = List.copyOf(findings);
  }

  /** {@return whether nothing failed} */
  public boolean isGood() {
    return findings.stream().noneMatch(each -> each.grade() == Grade.FAILURE);
  }

  /**
   * {@return the finding about an item}
   *
   * @param item the item
   */
  public Finding of(Item item) {
    return findings.stream().filter(each -> each.item() == item).findFirst().orElseThrow();
  }

  static PreflightReport impossible(String why) {
    return new PreflightReport(
        Arrays.stream(Item.values()).map(item -> new Finding(item, Grade.FAILURE, "not looked at: " + why)).toList());
  }

  /** {@return one line per finding} */
  @Override
  public String toString() {
    return findings.stream().map(each -> each.item() + " " + each.grade() + ": " + each.text())
        .collect(Collectors.joining(System.lineSeparator()));
  }
}
