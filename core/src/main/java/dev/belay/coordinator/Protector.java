package dev.belay.coordinator;

import dev.belay.broker.BrokerCapabilities;
import dev.belay.group.GroupReason;
import dev.belay.group.OrderGroup;
import dev.belay.hedge.HedgeCommand;
import dev.belay.hedge.HedgeEvent;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentCatalog;
import dev.belay.market.InstrumentId;
import dev.belay.market.InstrumentKind;
import dev.belay.market.Quote;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.observe.ExecutionEvent;
import dev.belay.order.LegId;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderPurpose;
import dev.belay.order.Owner;
import dev.belay.order.PositionKey;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.Side;
import dev.belay.plan.ChildOrderManager;
import dev.belay.plan.Leg;
import dev.belay.plan.Pricing;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Buys an option that covers a bared short whose buy-back is refused: the nearest strike that can be traded (DESIGN
 * rule 6.10). The group's plan gets a leg for it that it does not want, so that it is watched, counted as cover, and
 * sold once it covers nothing. Loop only.
 */
final class Protector {

  /** So many strikes are looked at, the nearest first. */
  private static final int STRIKES = 6;

  /** How long their quotes are waited for. */
  private static final Duration QUOTES = Duration.ofSeconds(1);

  private final Floor floor;
  private final Groups groups;
  private final CommandRouter commands;
  private final InstrumentCatalog catalog;
  private final BrokerCapabilities capabilities;
  private Supplier<SortedMap<PositionKey, Quantity>> external = TreeMap::new;

  Protector(Floor floor, Groups groups, CommandRouter commands, Parts parts) {
    this.floor = floor;
    this.groups = groups;
    this.commands = commands;
    this.catalog = parts.catalog();
    this.capabilities = parts.broker().capabilities();
  }

  /** Whose positions are nobody's of ours. */
  void external(Supplier<SortedMap<PositionKey, Quantity>> positions) {
    external = positions;
  }

  /** Carries out what the hedge of a short wants, or tells it that nothing can be bought. */
  void protect(GroupDesk desk, HedgeCommand.Protect wish) {
    Leg sold = desk.state.plan().leg(wish.leg());
    List<Instrument> strikes = desk.wished.map(List::of).orElseGet(() -> candidates(desk, sold));
    TreeSet<InstrumentId> ids = new TreeSet<>();
    strikes.forEach(each -> ids.add(each.id()));
    floor.quotes().whenFresh(ids, floor.now(), QUOTES, () -> {
      Optional<Instrument> option = desk.state.lifecycle().isActive() ? tradable(desk, sold, strikes)
          : Optional.empty();
      option.flatMap(each -> leg(desk, sold, each)).ifPresentOrElse(leg -> buy(desk, wish, leg),
          () -> commands.tellHedge(desk, new HedgeEvent.Unprotected(wish.ref(), floor.now())));
    });
  }

  /** The option that would be bought for a short now. */
  Optional<Instrument> choice(GroupDesk desk, Leg sold) {
    return tradable(desk, sold, candidates(desk, sold));
  }

  /** Whether a contract may be bought for a group: nobody of ours, and nobody else, is short of it. */
  boolean isUsable(GroupDesk desk, Leg sold, Instrument option) {
    boolean planned = desk.state.plan().wanted().stream().anyMatch(leg -> leg.instrument().id().equals(option.id()));
    PositionKey key = new PositionKey(floor.config().account(), option.id(), desk.state.plan().product(sold));
    boolean opposed = external.get().getOrDefault(key, Quantity.ZERO).isNegative() || groups.all().stream()
        .filter(other -> other.state.lifecycle().isActive()).anyMatch(other -> other.state.plan().legs().stream()
            .anyMatch(leg -> other.state.plan().key(leg).equals(key) && other.committed(leg).isNegative()));
    return !planned && !opposed;
  }

  /** Of its own type and expiry, the nearest strike first; of two as near the one that costs less. */
  private List<Instrument> candidates(GroupDesk desk, Leg sold) {
    Instrument written = sold.instrument();
    long strike = written.strike().map(Price::tenThousandths).orElse(0L);
    long outward = written.kind() == InstrumentKind.CALL ? 1 : -1;
    List<Instrument> found = new ArrayList<>(written.expiry()
        .map(expiry -> catalog.chain(written.underlying(), expiry)).orElse(List.of()));
    LocalDate day = floor.config().calendar().day(floor.now().wall());
    found.removeIf(each -> each.kind() != written.kind() || !isUsable(desk, sold, each)
        || catalog.find(each.id(), day).isEmpty());
    found.sort(Comparator.comparing((Instrument each) -> Math.abs(strikeOf(each) - strike))
        .thenComparing(each -> -outward * strikeOf(each)));
    return List.copyOf(found.subList(0, Math.min(STRIKES, found.size())));
  }

  private static long strikeOf(Instrument option) {
    return option.strike().map(Price::tenThousandths).orElse(0L);
  }

  /** The first that somebody sells; where nobody quotes any, the first, if the broker takes orders without a price. */
  private Optional<Instrument> tradable(GroupDesk desk, Leg sold, List<Instrument> strikes) {
    return strikes.stream().filter(each -> ask(each).isPresent()).findFirst()
        .or(() -> strikes.stream().findFirst().filter(each -> capabilities.takes(each.id().exchange(),
            desk.state.plan().product(sold), PriceTerms.Kind.PROTECTED_MARKET)));
  }

  private Optional<Price> ask(Instrument option) {
    return floor.quotes().fresh(option.id(), floor.now()).flatMap(Quote::ask);
  }

  /** The group's leg for an option, a new one where it has none. */
  private Optional<Leg> leg(GroupDesk desk, Leg sold, Instrument option) {
    Optional<Leg> known = desk.state.plan().find(option.id());
    if (known.isEmpty()) {
      desk.state.plan().freeLeg().ifPresent(id ->
          know(desk, id, option, ask(option).orElseGet(() -> desk.lastFill.get(sold.id())),
              desk.state.plan().product(sold)));
    }
    return desk.state.plan().find(option.id());
  }

  private void buy(GroupDesk desk, HedgeCommand.Protect wish, Leg leg) {
    floor.say((sequence, at) -> new ExecutionEvent.Decided(sequence, at, desk.state.plan().group(),
        GroupReason.PROTECT_SHORT, Optional.of(wish.leg())));
    Pricing pricing = new Pricing.Marketable(0);
    for (Quantity slice : ChildOrderManager.exitSlices(wish.quantity(), leg.instrument().rules(), Quantity.ZERO)) {
      commands.send(desk, Owner.Role.HEDGE, wish.ref(), leg, OrderPurpose.PROTECT, Side.BUY, slice,
          commands.price(desk, leg, Side.BUY, pricing, floor.now()));
    }
  }

  private static void know(GroupDesk desk, LegId id, Instrument option, Price price, Product as) {
    desk.state = OrderGroup.protectedBy(desk.state, id, option, price, as);
    desk.lastFill.putIfAbsent(id, price);
  }

  /**
   * A group whose store lost what it had bought gets the leg back that an order of it names, if that order bought
   * protection.
   */
  void recall(GroupDesk desk, OrderIntent order) {
    recall(desk, order.purpose(), order.leg(), order.terms().instrument(), order.terms().product());
  }

  /** The same for an order of which only the tag is known. */
  void recall(GroupDesk desk, OrderPurpose purpose, LegId leg, InstrumentId instrument, Product as) {
    boolean unknown = desk.state.plan().legs().stream().noneMatch(each -> each.id().equals(leg));
    if (purpose == OrderPurpose.PROTECT && unknown) {
      LocalDate day = floor.config().calendar().day(floor.now().wall());
      catalog.find(instrument, day).ifPresent(option -> know(desk, leg, option, option.rules().tick(), as));
    }
  }

  /** The short that an option of a group protects: of its type, and the first that lacks cover. */
  static Optional<Leg> protectedBy(GroupDesk desk, Leg option) {
    return desk.state.plan().legs().stream().filter(leg -> leg.isShortOption()
            && leg.instrument().kind() == option.instrument().kind()
            && leg.instrument().underlying().equals(option.instrument().underlying()))
        .max(Comparator.comparing(leg -> desk.state.exposure().bared(leg.instrument().id())));
  }
}
