package dev.belay.plan;

import dev.belay.exposure.CoverClass;
import dev.belay.exposure.DeclaredNaked;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.AccountId;
import dev.belay.order.GroupId;
import dev.belay.order.LegId;
import dev.belay.order.PositionKey;
import dev.belay.order.Product;
import dev.belay.order.RequestKey;
import dev.belay.order.Side;
import dev.belay.order.StrategyId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An accepted request with quantities and phases: what the group is to hold when it is complete.
 *
 * @param group the group's id
 * @param key the host's request key
 * @param strategy who wanted it
 * @param account the account
 * @param product the product of every leg, but for those that the broker carries as another
 * @param packages how many packages
 * @param policy how the group behaves
 * @param legs the legs, in the order in which they go out inside their phases
 * @param declared the shorts that the host wants uncovered once the group is complete
 * @param acceptedAt wall time of the acceptance
 * @param carried the legs that the broker carries as another product: somebody has converted them
 */
public record ExecutionPlan(GroupId group, RequestKey key, StrategyId strategy, AccountId account, Product product,
    long packages, GroupPolicy policy, List<Leg> legs, DeclaredNaked declared, Instant acceptedAt,
    SortedMap<LegId, Product> carried) {

  /** Refuses a plan without legs or with one leg id twice. */
  public ExecutionPlan {
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(strategy, "strategy");
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(product, "product");
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(declared, "declared");
    Objects.requireNonNull(acceptedAt, "acceptedAt");
    legs = List.copyOf(legs);
    carried = Collections.unmodifiableSortedMap(new TreeMap<>(carried));
    if (legs.isEmpty() || packages < 1) {
      throw new IllegalArgumentException("a plan has legs and packages");
    }
    if (legs.stream().map(Leg::id).distinct().count() != legs.size()) {
      throw new IllegalArgumentException("a plan names each leg once");
    }
  }

  /**
   * A plan as it is accepted: every leg is of its product.
   *
   * @param group the group's id
   * @param key the host's request key
   * @param strategy who wanted it
   * @param account the account
   * @param product the product of every leg
   * @param packages how many packages
   * @param policy how the group behaves
   * @param legs the legs, in the order in which they go out inside their phases
   * @param declared the shorts that the host wants uncovered once the group is complete
   * @param acceptedAt wall time of the acceptance
   */
  public ExecutionPlan(GroupId group, RequestKey key, StrategyId strategy, AccountId account, Product product,
      long packages, GroupPolicy policy, List<Leg> legs, DeclaredNaked declared, Instant acceptedAt) {
    this(group, key, strategy, account, product, packages, policy, legs, declared, acceptedAt, new TreeMap<>());
  }

  /**
   * {@return a leg}
   *
   * @param id which
   * @throws IllegalArgumentException when the plan has no such leg
   */
  public Leg leg(LegId id) {
    for (Leg each : legs) {
      if (each.id().equals(id)) {
        return each;
      }
    }
    throw new IllegalArgumentException("group " + group + " has no leg " + id);
  }

  /**
   * {@return the same plan with another number of packages: every quantity in proportion}
   *
   * @param other how many, 1 or more
   * @throws IllegalArgumentException when a leg of one package has no whole lots
   */
  public ExecutionPlan sized(long other) {
    List<Leg> scaled = legs.stream().map(leg -> new Leg(leg.id(), leg.instrument(), leg.side(),
        scaled(leg.quantity(), other), leg.role(), leg.phase(), leg.ladder())).toList();
    SortedMap<CoverClass, Quantity> naked = new TreeMap<>();
    declared.byClass().forEach((shorts, units) -> naked.put(shorts, scaled(units, other)));
    return with(other, scaled, new DeclaredNaked(naked), carried);
  }

  private ExecutionPlan with(long otherPackages, List<Leg> otherLegs, DeclaredNaked otherDeclared,
      SortedMap<LegId, Product> otherCarried) {
    return new ExecutionPlan(group, key, strategy, account, product, otherPackages, policy, otherLegs, otherDeclared,
        acceptedAt, otherCarried);
  }

  private Quantity scaled(Quantity units, long other) {
    if (units.units() % packages != 0) {
      throw new IllegalArgumentException(units + " units are no whole number of " + packages + " packages");
    }
    return Quantity.of(Math.multiplyExact(units.units() / packages, other));
  }

  /** {@return a name for one more leg; empty when all are taken} */
  public Optional<LegId> freeLeg() {
    int next = legs.stream().mapToInt(leg -> leg.id().index() + 1).max().orElse(0);
    return next < LegId.COUNT ? Optional.of(new LegId(next)) : Optional.empty();
  }

  /**
   * {@return the same plan with one more leg that it does not want: it holds what is bought of an option as protection
   *     outside the plan, and takes no part in packages and phases}
   *
   * @param id the leg, not one of this plan
   * @param option what is bought
   * @param price what it is believed to stand at
   * @param as the product of what it protects: protection must last as long
   */
  public ExecutionPlan protectedBy(LegId id, Instrument option, Price price, Product as) {
    List<Leg> more = new ArrayList<>(legs);
    more.add(new Leg(id, option, Side.BUY, Quantity.ZERO, LegRole.PROTECTION, 0, PriceLadder.at(price)));
    return with(packages, more, declared, carried).carriedAs(id, as);
  }

  /**
   * {@return the same plan with a leg that the broker carries as another product}
   *
   * @param id a leg of this plan
   * @param as the product that it is now
   */
  public ExecutionPlan carriedAs(LegId id, Product as) {
    SortedMap<LegId, Product> now = new TreeMap<>(carried);
    now.put(leg(id).id(), as);
    now.values().removeIf(product::equals);
    return with(packages, legs, declared, now);
  }

  /**
   * {@return the product that a leg is carried as: what its orders have to name}
   *
   * @param leg a leg of this plan
   */
  public Product product(Leg leg) {
    return carried.getOrDefault(leg.id(), product);
  }

  /**
   * {@return a leg by its contract, if the plan has it}
   *
   * @param instrument the contract
   */
  public Optional<Leg> find(InstrumentId instrument) {
    return legs.stream().filter(leg -> leg.instrument().id().equals(instrument)).findFirst();
  }

  /** {@return the legs that the plan wants: all but those that only hold protection bought in an emergency} */
  public List<Leg> wanted() {
    return legs.stream().filter(leg -> leg.quantity().isPositive()).toList();
  }

  /**
   * {@return units of a leg in one package, always whole}
   *
   * @param leg a leg of this plan
   */
  public Quantity perPackage(Leg leg) {
    return Quantity.of(leg.quantity().units() / packages);
  }

  /**
   * {@return whether this is the plan of a request: of its strategy, product, policy and legs, and of its size where
   *     the host chose it}
   *
   * @param request a request under the plan's key
   */
  public boolean isOf(GroupRequest request) {
    boolean sameSize = !(request.sizing() instanceof Sizing.Lots lots) || lots.packages() == packages;
    return sameSize && strategy.equals(request.strategy()) && product == request.product()
        && policy.equals(request.policy()) && wanted().size() == request.legs().size()
        && wanted().stream().allMatch(leg -> leg.id().index() < request.legs().size()
            && isOf(leg, request.legs().get(leg.id().index())));
  }

  private boolean isOf(Leg leg, LegSpec asked) {
    Quantity ofPackage = leg.instrument().rules().lot().times(asked.ratio());
    return leg.instrument().id().equals(asked.instrument()) && leg.side() == asked.side()
        && leg.ladder().equals(asked.ladder()) && perPackage(leg).equals(ofPackage);
  }

  /** {@return how many phases there are} */
  public int phases() {
    return legs.stream().mapToInt(Leg::phase).max().orElse(0) + 1;
  }

  /**
   * {@return the position that a leg changes}
   *
   * @param leg a leg of this plan
   */
  public PositionKey key(Leg leg) {
    return new PositionKey(account, leg.instrument().id(), product(leg));
  }
}
