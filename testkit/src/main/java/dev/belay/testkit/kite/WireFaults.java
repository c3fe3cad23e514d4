package dev.belay.testkit.kite;

import dev.belay.testkit.Draws;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What goes wrong with which requests. Armed by hand, the fault given last that matches befalls a request;
 * under a seed, each request draws. Thread-safe.
 */
public final class WireFaults {

  private static final int THOUSAND = 1000;

  private final List<Armed> armed = new ArrayList<>();
  private Optional<Seeded> seeded = Optional.empty();

  private static final class Armed {
    private final Predicate<WireCall> when;
    private final WireFault fault;
    private long left;

    Armed(Predicate<WireCall> when, WireFault fault, long times) {
      this.when = when;
      this.fault = fault;
      this.left = times;
    }
  }

  private record Seeded(Draws draws, Predicate<WireCall> when, int perMille, List<WireFault> faults) {}

  WireFaults() {}

  /**
   * Something goes wrong with the next matching request.
   *
   * @param when which requests
   * @param fault what goes wrong
   */
  public void next(Predicate<WireCall> when, WireFault fault) {
    times(1, when, fault);
  }

  /**
   * Something goes wrong with the next few matching requests.
   *
   * @param count how many
   * @param when which requests
   * @param fault what goes wrong
   */
  public synchronized void times(long count, Predicate<WireCall> when, WireFault fault) {
    armed.add(new Armed(when, fault, count));
  }

  /**
   * Something goes wrong with matching requests until {@link #heal()}.
   *
   * @param when which requests
   * @param fault what goes wrong
   */
  public void always(Predicate<WireCall> when, WireFault fault) {
    times(Long.MAX_VALUE, when, fault);
  }

  /**
   * From now on each matching request draws whether something goes wrong with it, and what. The draws follow
   * from the seed and the request's method alone, so the n-th cancellation meets the same fate in every run
   * of a seed.
   *
   * @param seed the run's seed
   * @param perMille how often something goes wrong, in a thousand
   * @param when which requests may be befallen
   * @param faults what may go wrong, all equally likely
   */
  public synchronized void seeded(long seed, int perMille, Predicate<WireCall> when, List<WireFault> faults) {
    seeded = Optional.of(new Seeded(new Draws(seed, "wire"), when, perMille, List.copyOf(faults)));
  }

  /** Ends all faults. */
  public synchronized void heal() {
    armed.clear();
    seeded = Optional.empty();
  }

  synchronized Optional<WireFault> befalling(WireCall call) {
    for (int i = armed.size() - 1; i >= 0; i--) {
      Armed each = armed.get(i);
      if (each.left > 0 && each.when.test(call)) {
        each.left--;
        return Optional.of(each.fault);
      }
    }
    return seeded.filter(each -> each.when.test(call)).flatMap(each -> drawn(each, call));
  }

  private static Optional<WireFault> drawn(Seeded plan, WireCall call) {
    String label = call.method() + (call.isWrite() ? "/orders" : call.path());
    int at = plan.draws.below(label, THOUSAND);
    int which = plan.draws.below(label + " fault", plan.faults.size());
    return at < plan.perMille ? Optional.of(plan.faults.get(which)) : Optional.empty();
  }
}
