package dev.belay.testkit.sim;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What a run of the {@link Simulator} was asked for.
 *
 * @param first the first seed
 * @param last the last seed
 * @param options how seeds are run
 * @param isTraced whether every event is printed
 * @param isHashed whether the hash of each seed is printed
 * @param reports how many failures are reported at most
 */
public record SimArguments(long first, long last, SimOptions options, boolean isTraced, boolean isHashed,
    int reports) {

  /**
   * Reads arguments.
   *
   * @param words such as {@code --seeds=1-20000}
   * @param stores where stores come from, by the word after {@code --store=}
   * @return what they ask for
   * @throws IllegalArgumentException with the word that nobody understands
   */
  public static SimArguments of(List<String> words, Function<String, StoreFactory> stores) {
    SimArguments found = new SimArguments(1, 1000, SimOptions.DEFAULT, false, false, 3);
    for (String word : words) {
      found = found.with(word, stores);
    }
    return found.isTraced ? new SimArguments(found.first, found.last, found.options.traced(), true, found.isHashed,
        found.reports) : found;
  }

  private SimArguments with(String word, Function<String, StoreFactory> stores) {
    int split = word.indexOf('=');
    String name = split < 0 ? word : word.substring(0, split);
    String value = split < 0 ? "" : word.substring(split + 1);
    return switch (name) {
      case "--seeds" -> {
        String[] range = value.split("-", 2);
        yield new SimArguments(Long.parseLong(range[0]), Long.parseLong(range[range.length - 1]), options, isTraced,
            isHashed, reports);
      }
      case "--seed" -> new SimArguments(Long.parseLong(value), Long.parseLong(value), options, isTraced, isHashed,
          reports);
      case "--trace" -> new SimArguments(first, last, options, true, isHashed, reports);
      case "--hash" -> new SimArguments(first, last, options, isTraced, true, reports);
      case "--reports" -> new SimArguments(first, last, options, isTraced, isHashed, Integer.parseInt(value));
      case "--faults" -> with(options.only(faults(value)));
      case "--without" -> with(options.without(faults(value)));
      case "--structure" -> with(options.structure(Structure.of(value)));
      case "--store" -> with(options.stores(stores.apply(value)));
      default -> throw new IllegalArgumentException("nobody understands " + word);
    };
  }

  private SimArguments with(SimOptions other) {
    return new SimArguments(first, last, other, isTraced, isHashed, reports);
  }

  private static Set<Fault> faults(String codes) {
    EnumSet<Fault> faults = EnumSet.noneOf(Fault.class);
    for (String code : codes.split(",")) {
      if (!code.isEmpty()) {
        faults.add(Fault.of(code));
      }
    }
    return faults;
  }
}
