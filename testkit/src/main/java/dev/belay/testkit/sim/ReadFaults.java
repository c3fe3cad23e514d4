package dev.belay.testkit.sim;

import dev.belay.broker.ReadFailure;
import dev.belay.testkit.Read;
import dev.belay.testkit.ReadFault;
import java.time.Duration;

/** What goes wrong with the reads of one life, as the seed draws it. */
final class ReadFaults {

  private final World world;
  private final String[] labels = new String[Read.values().length];
  private final long[] asked = new long[Read.values().length];

  ReadFaults(World world, int life) {
    this.world = world;
    for (Read each : Read.values()) {
      labels[each.ordinal()] = each.name() + " of life " + life;
    }
  }

  /** Arms at most one fault for the read that is about to be asked. */
  void befall(Read kind) {
    String label = labels[kind.ordinal()];
    long n = asked[kind.ordinal()]++;
    if (world.strikes(Fault.READ_FAILS, label, n)) {
      arm(kind, ReadFault.fails(ReadFailure.SERVER));
    } else if (world.strikes(Fault.READ_REFUSED, label, n)) {
      arm(kind, ReadFault.fails(ReadFailure.RATE));
    } else if (world.strikes(Fault.READ_SILENT, label, n)) {
      arm(kind, ReadFault.silent());
    } else if (world.strikes(Fault.READ_SLOW, label, n)) {
      arm(kind, ReadFault.slow(millis("slow", label, n, 100, 15_000)));
    } else if (kind == Read.ORDERS || kind == Read.TRADES || kind == Read.POSITIONS) {
      lie(kind, label, n);
    }
  }

  private void lie(Read kind, String label, long n) {
    if (world.strikes(Fault.READ_STALE, label, n)) {
      arm(kind, ReadFault.stale(millis("stale", label, n, 500, 20_000)));
    } else if (kind == Read.POSITIONS && world.strikes(Fault.POSITIONS_LAG, label, n)) {
      arm(kind, ReadFault.stale(millis("lag", label, n, 500, 4000)));
    } else if (world.strikes(Fault.READ_EMPTY, label, n)) {
      arm(kind, ReadFault.empty());
    } else if (world.strikes(Fault.READ_TRUNCATED, label, n)) {
      arm(kind, ReadFault.truncated(1 + (int) world.spread("keep", label, n, 4)));
    } else if (world.strikes(Fault.READ_TORN, label, n)) {
      arm(kind, ReadFault.torn(millis("torn", label, n, 500, 10_000)));
    } else if (world.strikes(Fault.READ_HIDES, label, n)) {
      var legs = world.plan().structure().legs();
      arm(kind, ReadFault.hides(legs.get((int) world.spread("hides", label, n, legs.size() - 1)).instrument()));
    }
  }

  private Duration millis(String what, String label, long n, int least, int most) {
    return Duration.ofMillis(least + world.delay(what, label, n, most - least));
  }

  private void arm(Read kind, ReadFault fault) {
    world.broker().nextRead(kind, fault);
  }
}
