package dev.belay.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.PlaceResult;
import dev.belay.ledger.ChildOrder;
import dev.belay.ledger.Evidence;
import dev.belay.ledger.OrderStatus;
import dev.belay.order.BrokerRejection;
import dev.belay.order.OrderFact;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.RejectionReason;
import dev.belay.order.ReportedStatus;
import dev.belay.order.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever answers get lost, whatever the store does: S2, S8, and an end for every order once faults stop. */
class GatewayProperties {

  /** A broker that takes orders or not, and tells it or not. */
  private static final class World {
    private final Random random;
    private final Desk desk = new Desk();
    private final LinkedHashMap<OrderTag, OrderIntent> intended = new LinkedHashMap<>();
    private final LinkedHashMap<OrderTag, Integer> taken = new LinkedHashMap<>();
    private final List<OrderTag> placed = new ArrayList<>();
    private final List<CompletableFuture<PlaceResult>> late = new ArrayList<>();
    private final List<OrderTag> sentWithoutStore = new ArrayList<>();
    private boolean quiet;

    World(long seed) {
      random = new Random(seed);
      desk.broker.onPlace = Optional.of(this::place);
    }

    CompletionStage<PlaceResult> place(OrderTag tag, OrderTerms terms) {
      placed.add(tag);
      if (!desk.store.durable.contains(tag)) {
        sentWithoutStore.add(tag);
      }
      int what = quiet ? 0 : random.nextInt(6);
      if (what == 5) {
        return CompletableFuture.completedFuture(new PlaceResult.Refused(
            BrokerRejection.of(RejectionReason.MARGIN, "no funds")));
      }
      if (what != 4) {
        taken.put(tag, taken.size() + 1);
        long filled = random.nextInt(3) == 0 ? 65 : 0;
        desk.broker.book.add(Samples.report(intended.get(tag), taken.size(),
            filled == 65 ? ReportedStatus.COMPLETE : ReportedStatus.OPEN, filled));
      }
      CompletableFuture<PlaceResult> answer = new CompletableFuture<>();
      switch (what) {
        case 0, 1 -> answer.complete(new PlaceResult.Accepted(Samples.id(taken.get(tag))));
        case 2 -> answer.complete(new PlaceResult.Indeterminate("gateway timeout"));
        case 3 -> late.add(answer);
        default -> answer.completeExceptionally(new IllegalStateException("connection reset"));
      }
      return answer;
    }

    void step(int number) {
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> submit(number);
        case 3 -> desk.store.holds = !desk.store.holds;
        case 4 -> release(random.nextInt(20) == 0);
        case 5 -> desk.broker.readsFail = !desk.broker.readsFail;
        case 6 -> cancelSomething();
        default -> answerLate();
      }
      desk.pass(random.nextInt(10) == 0 ? random.nextInt(20_000) : random.nextInt(400));
    }

    private void submit(int number) {
      OrderPurpose purpose = random.nextBoolean() ? OrderPurpose.COVER : OrderPurpose.ENTRY;
      OrderIntent intent = Samples.intent(number, purpose, Side.BUY);
      intended.put(intent.tag(), intent);
      desk.submit(intent);
    }

    private void release(boolean failing) {
      while (!desk.store.open.isEmpty()) {
        if (failing) {
          desk.store.open.poll().completeExceptionally(new IllegalStateException("disk full"));
        } else {
          desk.store.open.poll().complete(null);
        }
      }
    }

    private void cancelSomething() {
      List<OrderTag> all = List.copyOf(intended.keySet());
      if (!all.isEmpty()) {
        desk.gateway.cancel(all.get(random.nextInt(all.size())));
      }
    }

    private void answerLate() {
      if (!late.isEmpty()) {
        late.remove(0).complete(new PlaceResult.Refused(
            BrokerRejection.of(RejectionReason.OTHER, "too late to be true")));
      }
    }

    void calmDown() {
      quiet = true;
      desk.broker.readsFail = false;
      desk.store.holds = false;
      release(false);
      late.clear();
      desk.pass(600_000);
      desk.gateway.reads().orders(ReadLane.BOOK, book -> desk.gateway.evidence(book.read().value().orElseThrow()
          .stream().<Evidence>map(row -> new Evidence.Reported(row, Evidence.Source.ORDER_BOOK)).toList()));
      desk.settle();
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void noOrderIsPlacedTwiceOrWithoutItsIntentAndAllComeToAnEnd(@ForAll long seed) {
    World world = new World(seed);
    for (int number = 0; number < 60; number++) {
      world.step(number);
    }

    world.calmDown();

    assertThat(world.placed).doesNotHaveDuplicates();
    assertThat(world.sentWithoutStore).allMatch(tag -> tag.purpose().isRiskReducing());
    assertThat(world.sentWithoutStore).isSubsetOf(world.desk.emergencies);
    for (ChildOrder order : world.desk.ledger.all()) {
      assertThat(order.status()).isNotIn(OrderStatus.INTENDED, OrderStatus.SENT, OrderStatus.UNKNOWN);
      boolean there = world.taken.containsKey(order.tag());
      assertThat(order.ids().isEmpty()).isEqualTo(!there);
      assertThat(order.filled().units()).isEqualTo(filledAtBroker(world, order.tag()));
    }
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void everyOrderIsToldToBeAcceptedOrClosed(@ForAll long seed) {
    World world = new World(seed);
    for (int number = 0; number < 40; number++) {
      world.step(number);
    }

    world.calmDown();

    for (OrderTag tag : world.intended.keySet()) {
      assertThat(world.desk.facts).anyMatch(fact -> fact.intent().tag().equals(tag)
          && (fact.kind() == OrderFact.Kind.ACCEPTED || fact.kind() == OrderFact.Kind.CLOSED));
    }
  }

  private static long filledAtBroker(World world, OrderTag tag) {
    return world.desk.broker.book.stream().filter(row -> row.tag().equals(Optional.of(tag)))
        .mapToLong(row -> row.filled().units()).sum();
  }
}
