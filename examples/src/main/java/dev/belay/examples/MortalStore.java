package dev.belay.examples;

import dev.belay.order.OrderPurpose;
import dev.belay.persistence.Entry;
import dev.belay.persistence.Lane;
import dev.belay.persistence.Persistence;
import dev.belay.testkit.ForwardingStore;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/** A store whose process dies when a chosen intent is on disk, before anybody hears of it. */
final class MortalStore extends ForwardingStore {

  private final Predicate<Entry.Order> last;

  MortalStore(Persistence store, Predicate<Entry.Order> last) {
    super(store);
    this.last = last;
  }

  /** The intent of an entry on one of these legs, as the tag tells. */
  static Predicate<Entry.Order> entryOn(List<Integer> legs) {
    return order -> order.tag().purpose() == OrderPurpose.ENTRY && legs.contains(order.tag().leg().index());
  }

  @Override
  public CompletionStage<Void> append(Lane lane, List<Entry> batch) {
    boolean dies = batch.stream().anyMatch(each -> each instanceof Entry.Order order && last.test(order));
    CompletionStage<Void> kept = super.append(lane, batch);
    return dies ? kept.whenComplete((nothing, failure) -> DiePoint.die()) : kept;
  }
}
