package dev.belay.testkit.sim;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
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
 * @param tests where a test of each reported failure is written to; empty for nowhere
 * @param threads on how many threads the caller is asked to run it; one unless said
 */
public record SimArguments(long first, long last, SimOptions options, boolean isTraced, boolean isHashed,
    int reports, Optional<Path> tests, int threads) {

  /**
   * Reads arguments.
   *
   * @param words such as {@code --seeds=1-20000}
   * @param stores where stores come from, by the word after {@code --store=}
   * @return what they ask for
   * @throws IllegalArgumentException with the word that nobody understands
   */
  public static SimArguments of(List<String> words, Function<String, StoreFactory> stores) {
    SimArguments found = new SimArguments(1, 1000, SimOptions.DEFAULT, false, false, 3, Optional.empty(), 1);
    for (String word : words) {
      found = found.with(word, stores);
    }
    return found.isTraced ? found.with(found.options.traced()) : found;
  }

  private SimArguments with(String word, Function<String, StoreFactory> stores) {
    int split = word.indexOf('=');
    String name = split < 0 ? word : word.substring(0, split);
    String value = split < 0 ? "" : word.substring(split + 1);
    return switch (name) {
      case "--seeds" -> {
        String[] range = value.split("-", 2);
        yield seeds(Long.parseLong(range[0]), Long.parseLong(range[range.length - 1]));
      }
      case "--seed" -> seeds(Long.parseLong(value), Long.parseLong(value));
      case "--trace" -> new SimArguments(first, last, options, true, isHashed, reports, tests, threads);
      case "--hash" -> new SimArguments(first, last, options, isTraced, true, reports, tests, threads);
      case "--reports" ->
          new SimArguments(first, last, options, isTraced, isHashed, Integer.parseInt(value), tests,
              threads);
      case "--test" -> new SimArguments(first, last, options, isTraced, isHashed, reports,
          Optional.of(Path.of(value)), threads);
      case "--threads" ->
          new SimArguments(first, last, options, isTraced, isHashed, reports, tests,
              Integer.parseInt(value));
      case "--faults" -> with(options.only(faults(value)));
      case "--without" -> with(options.without(faults(value)));
      case "--structure" -> with(options.structure(Structure.of(value)));
      case "--unjudged" -> with(options.unjudged(invariants(value)));
      case "--plan" -> with(options.focus(Focus.of(value)));
      case "--store" -> with(options.stores(stores.apply(value)));
      default -> throw new IllegalArgumentException("nobody understands " + word);
    };
  }

  private SimArguments seeds(long from, long to) {
    return new SimArguments(from, to, options, isTraced, isHashed, reports, tests, threads);
  }

  private SimArguments with(SimOptions other) {
    return new SimArguments(first, last, other, isTraced, isHashed, reports, tests, threads);
  }

  private static Set<Invariant> invariants(String names) {
    EnumSet<Invariant> invariants = EnumSet.noneOf(Invariant.class);
    List.of(names.split(",")).forEach(each -> invariants.add(Invariant.valueOf(each)));
    return invariants;
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
