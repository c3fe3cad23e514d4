package dev.belay.testkit.sim;

import java.util.Comparator;
import java.util.Objects;

/**
 * One strike of a fault, by the names from which it was drawn: which fault, at what, and at the how-manieth of it. The
 * same key strikes in the same way in every run of a seed, whatever else is taken away. Faults that strike at a drawn
 * moment or point of a run have one key, {@code fault@@0}.
 *
 * @param fault what strikes
 * @param label at what it strikes: an order's seat, the updates or the reads of a life; empty for a moment of the run
 * @param n the how-manieth event of the label, from 0
 */
public record Firing(Fault fault, String label, long n) implements Comparable<Firing> {

  private static final Comparator<Firing> ORDER =
      Comparator.comparing(Firing::fault).thenComparing(Firing::label).thenComparing(Firing::n);

  /** Refuses missing parts. */
  public Firing {
    Objects.requireNonNull(fault, "fault");
    Objects.requireNonNull(label, "label");
  }

  /** A fault that strikes at a moment of the run. */
  static Firing moment(Fault fault) {
    return new Firing(fault, "", 0);
  }

  /**
   * {@return the key of a text}
   *
   * @param text as {@link #toString()} writes it
   * @throws IllegalArgumentException when it is none
   */
  public static Firing of(String text) {
    String[] parts = text.split("@", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("'" + text + "' is not fault@label@number");
    }
    return new Firing(Fault.of(parts[0]), parts[1].replace('_', ' '), Long.parseLong(parts[2]));
  }

  @Override
  public int compareTo(Firing other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return fault.code() + "@" + label.replace(' ', '_') + "@" + n;
  }
}
