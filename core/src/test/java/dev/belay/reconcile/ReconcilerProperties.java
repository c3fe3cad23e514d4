package dev.belay.reconcile;

import static dev.belay.reconcile.Ledgers.CALL;
import static dev.belay.reconcile.Ledgers.NEW;
import static dev.belay.reconcile.Ledgers.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.money.Quantity;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A key on which we hold something, others trade, fills come, and positions are behind or lie for a while. */
class ReconcilerProperties {

  private enum Kind { FOREIGN, OWN_FILL, LIE, READ, TRADES }

  private record Act(Kind kind, int units) {}

  /** The truth of one key, and how much of it the broker's positions show. */
  private static final class Truth {
    private final Ledgers desk = new Ledgers().own(OLD, CALL, 65).own(NEW, CALL, 65);
    private long net = 130;
    private double second;

    void act(Act act) {
      second += 1.7;
      switch (act.kind()) {
        case FOREIGN -> {
          net += act.units();
          desk.foreign(CALL, act.units());
        }
        case OWN_FILL -> {
          desk.filled(OLD, CALL, 65, second);
          net += 65;
        }
        case LIE -> {
          desk.shows(CALL, act.units());
          desk.read(second);
        }
        case READ -> read();
        case TRADES -> desk.trades(second);
      }
    }

    private void read() {
      desk.shows(CALL, net);
      desk.read(second + 0.5);
    }

    Quantity believed() {
      return Attribution.sum(desk.owners.getOrDefault(CALL, new TreeMap<>()))
          .plus(desk.state.external().getOrDefault(CALL, Quantity.ZERO));
    }
  }

  @Property(tries = 500)
  void onceTheBrokerTellsTheTruthWeBelieveItWithinAMinuteOrAskAPerson(@ForAll("stories") List<Act> story) {
    Truth truth = new Truth();
    truth.read();
    story.forEach(truth::act);

    for (int i = 0; i < 80; i++) {
      truth.act(new Act(Kind.READ, 0));
    }

    boolean asked = truth.desk.state.suspected().contains(CALL);
    assertThat(truth.believed().equals(Quantity.of(truth.net)) || asked).isTrue();
  }

  @Property(tries = 500)
  void honestReadsAloneAreAlwaysBelievedInTheEnd(@ForAll("honest") List<Act> story) {
    Truth truth = new Truth();
    truth.read();
    for (Act each : story) {
      truth.act(each);
      truth.act(new Act(Kind.READ, 0));
    }

    for (int i = 0; i < 80; i++) {
      truth.act(new Act(Kind.READ, 0));
    }

    assertThat(truth.believed()).isEqualTo(Quantity.of(truth.net));
    assertThat(truth.desk.state.suspected()).isEmpty();
  }

  @Property(tries = 500)
  void oneReadAloneNeverTakesAnythingFromAnOwner(@ForAll("stories") List<Act> story) {
    Truth truth = new Truth();
    truth.read();

    for (Act each : story) {
      boolean doubted = truth.desk.state.suspected().contains(CALL);
      Quantity before = Attribution.sum(truth.desk.owners.get(CALL));
      truth.act(each);
      Quantity after = Attribution.sum(truth.desk.owners.get(CALL));
      if (after.compareTo(before) < 0) {
        assertThat(doubted).isTrue();
      }
    }
  }

  @Provide
  Arbitrary<List<Act>> stories() {
    return acts(Kind.values());
  }

  @Provide
  Arbitrary<List<Act>> honest() {
    return acts(Kind.FOREIGN, Kind.OWN_FILL, Kind.READ, Kind.TRADES);
  }

  private static Arbitrary<List<Act>> acts(Kind... kinds) {
    return Combinators.combine(Arbitraries.of(kinds), Arbitraries.of(-130, -65, -30, 10, 65, 130)).as(Act::new)
        .list().ofMaxSize(25);
  }
}
