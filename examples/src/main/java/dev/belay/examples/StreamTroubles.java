package dev.belay.examples;

import dev.belay.testkit.Draws;
import dev.belay.testkit.SimulatedBroker;
import dev.belay.testkit.StreamFault;
import dev.belay.testkit.VirtualTime;
import dev.belay.testkit.kite.KiteLikeStream;
import java.time.Duration;
import java.util.List;

/**
 * What a seed does to the stream: messages about orders that are lost, doubled or late and so out of order; farewells,
 * storms of them, silence on a connection that looks open, refused connections and a refused token.
 */
final class StreamTroubles {

  private static final List<Integer> PER_MILLE = List.of(0, 100, 400);
  private static final Duration STORM = Duration.ofMillis(1_500);
  private static final Duration SILENCE = Duration.ofSeconds(25);

  private final Draws draws;
  private final VirtualTime time;
  private final SimulatedBroker broker;
  private final KiteLikeStream stream;
  private boolean ended;

  StreamTroubles(long seed, VirtualTime time, SimulatedBroker broker, KiteLikeStream stream) {
    draws = new Draws(seed, "stream");
    this.time = time;
    this.broker = broker;
    this.stream = stream;
  }

  void begin() {
    int perMille = PER_MILLE.get(draws.below("per mille", PER_MILLE.size()));
    broker.updates(report -> draws.chance("lost", perMille), StreamFault.drop());
    broker.updates(report -> draws.chance("doubled", perMille), StreamFault.repeat(2));
    broker.updates(report -> draws.chance("late", perMille),
        StreamFault.delay(draws.between("late by", Duration.ofMillis(100), Duration.ofSeconds(4))));
    int troubles = draws.below("troubles", 4);
    for (int i = 0; i < troubles; i++) {
      int kind = draws.below("kind", 5);
      time.after(draws.between("when", Duration.ZERO, Duration.ofSeconds(20)), () -> befall(kind));
    }
  }

  private void befall(int kind) {
    if (ended) {
      return;
    }
    switch (kind) {
      case 0 -> stream.disconnectAll();
      case 1 -> storm(6);
      case 2 -> {
        stream.fallSilent();
        time.after(SILENCE, stream::speak);
      }
      case 3 -> {
        stream.refuse(draws.chance("too many", 500) ? 429 : 502, 3);
        stream.disconnectAll();
      }
      default -> {
        stream.refuse(403, 1);
        stream.disconnectAll();
      }
    }
  }

  private void storm(int left) {
    if (left > 0 && !ended) {
      stream.disconnectAll();
      time.after(STORM, () -> storm(left - 1));
    }
  }

  /** Ends what goes wrong; a connection that is down comes back by itself. */
  void end() {
    ended = true;
    broker.heal();
    stream.speak();
  }
}
