package dev.belay.testkit.kite;

import dev.belay.order.BrokerOrderId;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the broker remembers of how an order was sent and the simulated book does not: tags of others, and
 * protection. A protected market order comes back as a limit order whose tag stands among the broker's own
 * tags. Used on the time source's thread.
 */
final class PlacedAs {

  private final SortedMap<BrokerOrderId, String> tags = new TreeMap<>();
  private final SortedMap<BrokerOrderId, String> protections = new TreeMap<>();
  private final SortedMap<String, String> protectedTags = new TreeMap<>();

  void tagged(BrokerOrderId id, String tag) {
    if (!tag.isBlank()) {
      tags.put(id, tag);
    }
  }

  void isProtected(BrokerOrderId id, String percent) {
    protections.put(id, percent);
  }

  /** Known before the order has an id, which the server may never learn when an answer is lost. */
  void isProtected(OrderTag tag, String percent) {
    protectedTags.put(tag.text(), percent);
  }

  boolean isProtected(OrderReport order) {
    return protection(order).isPresent();
  }

  private Optional<String> protection(OrderReport order) {
    return Optional.ofNullable(protections.get(order.id()))
        .or(() -> order.tag().map(OrderTag::text).map(protectedTags::get));
  }

  Optional<String> tag(OrderReport order) {
    return order.tag().map(OrderTag::text).or(() -> Optional.ofNullable(tags.get(order.id())));
  }

  /** The list of tags: there only when something is in it. */
  Optional<List<String>> tags(OrderReport order) {
    List<String> all = new ArrayList<>();
    tag(order).ifPresent(all::add);
    protection(order).ifPresent(percent -> all.addAll(List.of("mktp", "mktp:" + percent)));
    return all.isEmpty() ? Optional.empty() : Optional.of(all);
  }
}
