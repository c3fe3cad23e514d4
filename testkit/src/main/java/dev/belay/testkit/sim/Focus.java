package dev.belay.testkit.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * What of a seed is kept: everything by default. A failure shrinks by keeping less, and the plan that is left can be
 * written as one word and read back.
 *
 * @param lots how many lots are traded; empty for the seed's choice
 * @param second whether there is a second group; empty for the seed's choice
 * @param exits whether complete groups are closed; empty for the seed's choice
 * @param healMillis when the faults stop, in virtual milliseconds; empty for the seed's choice
 * @param delayPercent which part of every drawn delay of a fault is kept, 0 to 100
 * @param firings exactly these strikes, and no others; empty for whatever the options' faults draw
 * @param blows what befalls numbered operations
 */
public record Focus(OptionalInt lots, Optional<Boolean> second, Optional<Boolean> exits, OptionalLong healMillis,
    int delayPercent, Optional<List<Firing>> firings, List<Blow> blows) {

  /** The whole seed. */
  public static final Focus WHOLE = new Focus(OptionalInt.empty(), Optional.empty(), Optional.empty(),
      OptionalLong.empty(), 100, Optional.empty(), List.of());

  private static final int MOST_BLOWS = 30;

  /** Refuses what no run can have. */
  public Focus {
    firings = firings.map(each -> List.copyOf(new TreeSet<>(each)));
    blows = List.copyOf(blows);
    if (delayPercent < 0 || delayPercent > 100 || blows.size() > MOST_BLOWS || lots.orElse(1) < 1) {
      throw new IllegalArgumentException("no run keeps " + delayPercent + " % of its delays, " + blows.size()
          + " blows, " + lots + " lots");
    }
  }

  /**
   * {@return the same with so many lots}
   *
   * @param wanted at least 1
   */
  public Focus lots(int wanted) {
    return new Focus(OptionalInt.of(wanted), second, exits, healMillis, delayPercent, firings, blows);
  }

  /**
   * {@return the same with or without a second group}
   *
   * @param wanted whether there is one
   */
  public Focus second(boolean wanted) {
    return new Focus(lots, Optional.of(wanted), exits, healMillis, delayPercent, firings, blows);
  }

  /**
   * {@return the same, complete groups being closed or kept}
   *
   * @param wanted whether they are closed
   */
  public Focus exits(boolean wanted) {
    return new Focus(lots, second, Optional.of(wanted), healMillis, delayPercent, firings, blows);
  }

  /**
   * {@return the same with faults that stop at a given time}
   *
   * @param millis virtual milliseconds from the start
   */
  public Focus healMillis(long millis) {
    return new Focus(lots, second, exits, OptionalLong.of(millis), delayPercent, firings, blows);
  }

  /**
   * {@return the same with shorter delays}
   *
   * @param percent which part is kept, 0 to 100
   */
  public Focus delayPercent(int percent) {
    return new Focus(lots, second, exits, healMillis, percent, firings, blows);
  }

  /**
   * {@return the same with exactly these strikes}
   *
   * @param keys which
   */
  public Focus firings(List<Firing> keys) {
    return new Focus(lots, second, exits, healMillis, delayPercent, Optional.of(keys), blows);
  }

  /**
   * {@return the same with these blows}
   *
   * @param befalling which
   */
  public Focus blows(List<Blow> befalling) {
    return new Focus(lots, second, exits, healMillis, delayPercent, firings, befalling);
  }

  /**
   * {@return the focus of a text}
   *
   * @param text as {@link #toString()} writes it
   * @throws IllegalArgumentException when it is none
   */
  public static Focus of(String text) {
    Focus found = WHOLE;
    for (String word : text.split(";")) {
      int split = word.indexOf('=');
      String name = split < 0 ? word : word.substring(0, split);
      List<String> values = split < 0 || split + 1 == word.length() ? List.of()
          : List.of(word.substring(split + 1).split(","));
      found = switch (name) {
        case "" -> found;
        case "lots" -> found.lots(Integer.parseInt(values.get(0)));
        case "second" -> found.second(Boolean.parseBoolean(values.get(0)));
        case "exits" -> found.exits(Boolean.parseBoolean(values.get(0)));
        case "heal" -> found.healMillis(Long.parseLong(values.get(0)));
        case "delays" -> found.delayPercent(Integer.parseInt(values.get(0)));
        case "firings" -> found.firings(values.stream().map(Firing::of).toList());
        case "blows" -> found.blows(values.stream().map(Blow::of).toList());
        default -> throw new IllegalArgumentException("nothing of a plan is called '" + name + "'");
      };
    }
    return found;
  }

  @Override
  public String toString() {
    List<String> words = new ArrayList<>();
    lots.ifPresent(each -> words.add("lots=" + each));
    second.ifPresent(each -> words.add("second=" + each));
    exits.ifPresent(each -> words.add("exits=" + each));
    healMillis.ifPresent(each -> words.add("heal=" + each));
    if (delayPercent != 100) {
      words.add("delays=" + delayPercent);
    }
    firings.ifPresent(each -> words.add("firings=" + String.join(",", each.stream().map(Firing::toString).toList())));
    if (!blows.isEmpty()) {
      words.add("blows=" + String.join(",", blows.stream().map(Blow::toString).toList()));
    }
    return String.join(";", words);
  }
}
