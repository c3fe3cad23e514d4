package dev.belay.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StreamHealthProperties {

  /** One second passes before each event. */
  private record Act(StreamEvent.Kind kind, int number) {}

  @Property(tries = 500)
  void liveMeansConnectedAndReadSinceAndNothingOwedForLong(@ForAll("stories") List<Act> story) {
    StreamHealth health = StreamHealth.opened(Clock.at(0));
    int second = 0;
    boolean up = false;
    long epoch = Long.MIN_VALUE;
    boolean readSince = false;

    for (Act act : story) {
      StreamEvent event = event(act, ++second);
      health = health.after(event).after(Clock.ticked(second));
      if (act.kind() == StreamEvent.Kind.CONNECTED && act.number() > epoch) {
        up = true;
        epoch = act.number();
        readSince = false;
      } else if (act.kind() == StreamEvent.Kind.DISCONNECTED) {
        up = false;
        readSince = false;
      } else if (act.kind() == StreamEvent.Kind.RESYNCED && up) {
        readSince = true;
      }
      if (health.status() == StreamStatus.LIVE) {
        int now = second;
        assertThat(up && readSince).isTrue();
        assertThat(health.owed().values())
            .noneMatch(since -> Clock.at(now).isPast(since, StreamHealth.SILENCE));
      }
    }
  }

  private static StreamEvent event(Act act, int second) {
    return switch (act.kind()) {
      case CONNECTED -> Clock.connected(act.number(), second);
      case DISCONNECTED -> Clock.disconnected(second);
      case HEARD -> Clock.heard(act.number(), second);
      case READ_FIRST -> Clock.readFirst(act.number(), second);
      case RESYNCED -> Clock.resynced(second, second);
      case TICKED -> Clock.ticked(second);
    };
  }

  @Provide
  Arbitrary<List<Act>> stories() {
    return Combinators.combine(Arbitraries.of(StreamEvent.Kind.values()), Arbitraries.integers().between(0, 4))
        .as(Act::new).list().ofMaxSize(60);
  }
}
