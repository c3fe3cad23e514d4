package dev.belay.ledger;

import dev.belay.money.Quantity;
import dev.belay.order.AccountId;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.OrderFact;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.order.Owner;
import dev.belay.order.PositionKey;
import dev.belay.order.Side;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * All child orders of one account, merged from all evidence (rule 5.8).
 *
 * <p>Used alone it is a library: tell it intents and evidence, act on its facts. You then take over durable
 * intents, unique tags, reduce-only, the rate budget and the persistence of {@link ChildOrder}.
 *
 * <p>Not thread-safe: one thread owns it. No I/O.
 */
public final class OrderLedger {

  /** How many ids of orders that are not ours, or not yet, are kept; the oldest id goes first. */
  public static final int MOST_HELD = 20_000;

  private final AccountId account;
  private final LinkedHashMap<OrderTag, ChildOrder> orders = new LinkedHashMap<>();
  private final LinkedHashMap<PositionKey, LinkedHashSet<OrderTag>> mayTrade = new LinkedHashMap<>();
  private final LinkedHashMap<Owner, LinkedHashSet<OrderTag>> byOwner = new LinkedHashMap<>();
  private final TreeMap<BrokerOrderId, OrderTag> byId = new TreeMap<>();
  private final TreeMap<BrokerOrderId, Held> held = new TreeMap<>();
  private final LinkedHashSet<OrderTag> changed = new LinkedHashSet<>();
  private final TreeSet<OrderTag> unkept = new TreeSet<>();

  /** What an id collected while nobody knew whose it was. */
  private record Held(Placement placement, Optional<OrderReport> last) {
    boolean isTagged(OrderTag tag) {
      return last.flatMap(OrderReport::tag).filter(tag::equals).isPresent();
    }
  }

  /**
   * Makes an empty ledger.
   *
   * @param account the account that the orders are of
   */
  public OrderLedger(AccountId account) {
    this.account = account;
  }

  /**
   * Takes a decided order; from now on its quantity is reserved on its key.
   *
   * @param intent the decision
   * @throws IllegalArgumentException when the tag is known already: a tag is used once
   */
  public void intend(OrderIntent intent) {
    if (orders.containsKey(intent.tag())) {
      throw new IllegalArgumentException("tag " + intent.tag() + " was used before");
    }
    put(ChildOrder.of(intent));
  }

  /**
   * Takes an order from the store. What had not been acknowledged is unknown from now on.
   *
   * @param stored the order as it was written
   * @return what its owner is to know
   */
  public List<OrderFact> restore(ChildOrder stored) {
    put(stored);
    changed.remove(stored.tag());
    Merged merged = stored.restarted();
    List<OrderFact> facts = new ArrayList<>(merged.facts());
    put(merged.order());
    List<Held> early = held.values().stream()
        .filter(each -> stored.ids().contains(each.placement().id()) || each.isTagged(stored.tag()))
        .toList();
    for (Held each : early) {
      facts.addAll(bindHeld(stored.tag(), each.placement().id()));
    }
    return facts;
  }

  /**
   * Takes an order that was found at the broker and that no store can take, because another order of ours holds its
   * attempt: its owner hears what becomes of it, and {@link #takeChanged} leaves it out.
   *
   * @param found the order
   * @return what its owner is to know
   */
  public List<OrderFact> adopt(ChildOrder found) {
    unkept.add(found.tag());
    return restore(found);
  }

  /**
   * Merges evidence. Reports and trades of ids that nobody knows are held until their order is known;
   * evidence that names a tag that nobody knows, and no id, is dropped.
   *
   * @param evidence what was seen
   * @return what is new, in order; empty for echoes
   * @throws IllegalMoveException when it is an act of ours that the order's status does not allow
   */
  public List<OrderFact> apply(Evidence evidence) {
    Optional<BrokerOrderId> id = idOf(evidence);
    Optional<OrderTag> tag = id.map(byId::get).or(evidence::about).filter(orders::containsKey);
    if (tag.isEmpty()) {
      hold(evidence);
      return List.of();
    }
    List<OrderFact> facts = new ArrayList<>();
    id.filter(held::containsKey).ifPresent(early -> facts.addAll(bindHeld(tag.get(), early)));
    Merged merged = orders.get(tag.get()).merge(evidence);
    put(merged.order());
    facts.addAll(merged.facts());
    return facts;
  }

  /**
   * Drops an order whose group has long been final. Evidence about it is held like a stranger's from then on.
   *
   * @param tag the order
   */
  public void forget(OrderTag tag) {
    ChildOrder gone = orders.remove(tag);
    if (gone != null) {
      changed.remove(tag);
      unkept.remove(tag);
      gone.ids().forEach(byId::remove);
      drop(mayTrade, gone.intent().key(account), tag);
      drop(byOwner, gone.intent().owner(), tag);
    }
  }

  /**
   * {@return the order of a tag}
   *
   * @param tag the tag
   */
  public Optional<ChildOrder> find(OrderTag tag) {
    return Optional.ofNullable(orders.get(tag));
  }

  /**
   * {@return the order of one of the broker's ids}
   *
   * @param id the id
   */
  public Optional<ChildOrder> find(BrokerOrderId id) {
    return Optional.ofNullable(byId.get(id)).map(orders::get);
  }

  /** {@return every order, in the order in which it came} */
  public List<ChildOrder> all() {
    return List.copyOf(orders.values());
  }

  /**
   * {@return the orders of one owner, in the order in which they came}
   *
   * @param owner whose
   */
  public List<ChildOrder> ofOwner(Owner owner) {
    return lookUp(byOwner.get(owner));
  }

  /**
   * {@return the orders of a key that may still trade: working, unknown or quarantined}
   *
   * @param key the position key
   */
  public List<ChildOrder> open(PositionKey key) {
    return lookUp(mayTrade.get(key));
  }

  /** {@return all orders that may still trade: working, unknown or quarantined} */
  public List<ChildOrder> open() {
    List<ChildOrder> found = new ArrayList<>();
    for (LinkedHashSet<OrderTag> each : mayTrade.values()) {
      found.addAll(lookUp(each));
    }
    return found;
  }

  /**
   * {@return the units of one side of a key that work at the broker or are about to be sent; neither
   *     unknown ones nor quarantined ones}
   *
   * @param key the position key
   * @param side which side
   */
  public Quantity working(PositionKey key, Side side) {
    return sum(key, side, each -> each.status() != OrderStatus.UNKNOWN && each.status() != OrderStatus.QUARANTINED);
  }

  /**
   * {@return the units of one side of a key of which nobody can say whether they were placed}
   *
   * @param key the position key
   * @param side which side
   */
  public Quantity unknown(PositionKey key, Side side) {
    return sum(key, side, each -> each.status() == OrderStatus.UNKNOWN);
  }

  /**
   * {@return the units of one side of a key that were reported as cancelled without proof (rule 5.8)}
   *
   * @param key the position key
   * @param side which side
   */
  public Quantity quarantined(PositionKey key, Side side) {
    return sum(key, side, each -> each.status() == OrderStatus.QUARANTINED);
  }

  /**
   * {@return the orders that have changed since this was last called, in the order in which they first did;
   *     what a store has to be told}
   */
  public List<ChildOrder> takeChanged() {
    changed.removeAll(unkept);
    List<ChildOrder> taken = lookUp(changed);
    changed.clear();
    return taken;
  }

  /** {@return how many ids of nobody's orders are held} */
  public int held() {
    return held.size();
  }

  private Quantity sum(PositionKey key, Side side, Predicate<ChildOrder> which) {
    Quantity sum = Quantity.ZERO;
    for (ChildOrder each : open(key)) {
      if (each.intent().terms().side() == side && which.test(each)) {
        sum = sum.plus(each.open());
      }
    }
    return sum;
  }

  private List<ChildOrder> lookUp(Collection<OrderTag> tags) {
    List<ChildOrder> found = new ArrayList<>();
    if (tags != null) {
      tags.forEach(each -> found.add(orders.get(each)));
    }
    return found;
  }

  private List<OrderFact> bindHeld(OrderTag tag, BrokerOrderId id) {
    Held early = held.remove(id);
    Merged merged = orders.get(tag).mergeHeld(early.placement(), early.last());
    put(merged.order());
    return merged.facts();
  }

  private void hold(Evidence evidence) {
    if (evidence instanceof Evidence.Reported reported) {
      Held now = heldOf(reported.report().id());
      held.put(now.placement().id(), new Held(now.placement().with(reported.report()),
          Optional.of(reported.report())));
    } else if (evidence instanceof Evidence.Traded traded) {
      Held now = heldOf(traded.trade().order());
      held.put(now.placement().id(), new Held(now.placement().with(traded.trade()), now.last()));
    }
    if (held.size() > MOST_HELD) {
      held.pollFirstEntry();
    }
  }

  private Held heldOf(BrokerOrderId id) {
    Held now = held.get(id);
    return now != null ? now : new Held(Placement.of(id), Optional.empty());
  }

  private static Optional<BrokerOrderId> idOf(Evidence evidence) {
    if (evidence instanceof Evidence.Reported reported) {
      return Optional.of(reported.report().id());
    }
    if (evidence instanceof Evidence.Traded traded) {
      return Optional.of(traded.trade().order());
    }
    return evidence instanceof Evidence.PlacedAs placed ? Optional.of(placed.id()) : Optional.empty();
  }

  private void put(ChildOrder order) {
    OrderTag tag = order.tag();
    ChildOrder former = orders.put(tag, order);
    if (!order.equals(former)) {
      changed.add(tag);
    }
    if (former == null) {
      byOwner.computeIfAbsent(order.intent().owner(), owner -> new LinkedHashSet<>()).add(tag);
    }
    if (former == null || former.placements().size() != order.placements().size()) {
      order.ids().forEach(id -> byId.put(id, tag));
    }
    boolean counted = former != null && former.status().mayTrade();
    if (order.status().mayTrade() && !counted) {
      mayTrade.computeIfAbsent(order.intent().key(account), key -> new LinkedHashSet<>()).add(tag);
    } else if (!order.status().mayTrade() && counted) {
      drop(mayTrade, order.intent().key(account), tag);
    }
  }

  private static <K> void drop(LinkedHashMap<K, LinkedHashSet<OrderTag>> index, K key, OrderTag tag) {
    LinkedHashSet<OrderTag> tags = index.get(key);
    if (tags != null && tags.remove(tag) && tags.isEmpty()) {
      index.remove(key);
    }
  }
}
