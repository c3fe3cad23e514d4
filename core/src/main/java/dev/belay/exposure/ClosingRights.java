package dev.belay.exposure;

import dev.belay.order.GroupId;
import dev.belay.order.Owner;
import dev.belay.order.PositionKey;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who may close a position: exactly one owner for each group and key (rule 6.8). A resting stop holds the
 * right; an exit, an unwinding or the kill switch takes it over.
 *
 * <p>A takeover is two steps: {@link #takeOver} puts the stronger owner next in line, and the right passes to
 * it when the holder {@linkplain #release releases} it, because the last of its orders has ended by evidence
 * or has been modified into the new owner's exit. In between nobody else may send a closer. From weak to
 * strong: stop, hedge, group, operator, kill switch. This class is immutable and thread-safe.
 */
public final class ClosingRights {

  private record Place(GroupId group, PositionKey key) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int byGroup = group.compareTo(other.group);
      return byGroup != 0 ? byGroup : key.compareTo(other.key);
    }
  }

  private record Right(Owner holder, Optional<Owner> next) {}

  private static final ClosingRights NONE = new ClosingRights(new TreeMap<>());

  private final SortedMap<Place, Right> rights;

  private ClosingRights(SortedMap<Place, Right> rights) {
    this.rights = rights;
  }

  /** {@return no rights held} */
  public static ClosingRights none() {
    return NONE;
  }

  /**
   * {@return who holds the right of a position}
   *
   * @param group whose position
   * @param key where
   */
  public Optional<Owner> holder(GroupId group, PositionKey key) {
    return Optional.ofNullable(rights.get(new Place(group, key))).map(Right::holder);
  }

  /**
   * {@return who gets the right when the holder lets go}
   *
   * @param group whose position
   * @param key where
   */
  public Optional<Owner> next(GroupId group, PositionKey key) {
    return Optional.ofNullable(rights.get(new Place(group, key))).flatMap(Right::next);
  }

  /**
   * {@return whether an owner may send an order that closes a position}
   *
   * @param owner who asks; the position is its group's
   * @param key where
   */
  public boolean mayClose(Owner owner, PositionKey key) {
    return holder(owner.group(), key).filter(owner::equals).isPresent();
  }

  /**
   * Takes a right that nobody holds.
   *
   * @param owner who wants to close its group's position
   * @param key where
   * @return granted, also when it holds the right already; else denied
   */
  public ClosingAnswer acquire(Owner owner, PositionKey key) {
    Right right = rights.get(new Place(owner.group(), key));
    if (right == null) {
      return new ClosingAnswer.Granted(with(owner, key, new Right(owner, Optional.empty())));
    }
    return right.holder().equals(owner) ? new ClosingAnswer.Granted(this)
        : new ClosingAnswer.Denied(this, right.holder());
  }

  /**
   * Takes a right, from a weaker owner if need be.
   *
   * @param owner who wants to close its group's position
   * @param key where
   * @return granted when nobody else holds it; pending when the holder is weaker and nobody at least as
   *     strong is next; else denied
   */
  public ClosingAnswer takeOver(Owner owner, PositionKey key) {
    Right right = rights.get(new Place(owner.group(), key));
    if (right == null || right.holder().equals(owner)) {
      return acquire(owner, key);
    }
    if (strength(owner) <= strength(right.holder())) {
      return new ClosingAnswer.Denied(this, right.holder());
    }
    Optional<Owner> next = right.next().filter(each -> !each.equals(owner));
    if (next.isPresent() && strength(owner) <= strength(next.get())) {
      return new ClosingAnswer.Denied(this, next.get());
    }
    Right claimed = new Right(right.holder(), Optional.of(owner));
    return new ClosingAnswer.Pending(with(owner, key, claimed), right.holder());
  }

  /**
   * Gives a right back, or steps out of the line for it. The caller has evidence that no order of the owner
   * can close the position any more.
   *
   * @param owner who lets go
   * @param key where
   * @return the rights afterwards: the next in line holds it, or nobody; unchanged when the owner had nothing
   *     there
   */
  public ClosingRights release(Owner owner, PositionKey key) {
    Right right = rights.get(new Place(owner.group(), key));
    if (right == null) {
      return this;
    }
    if (right.next().filter(owner::equals).isPresent()) {
      return with(owner, key, new Right(right.holder(), Optional.empty()));
    }
    if (!right.holder().equals(owner)) {
      return this;
    }
    if (right.next().isPresent()) {
      return with(owner, key, new Right(right.next().get(), Optional.empty()));
    }
    SortedMap<Place, Right> fewer = new TreeMap<>(rights);
    fewer.remove(new Place(owner.group(), key));
    return new ClosingRights(fewer);
  }

  private ClosingRights with(Owner owner, PositionKey key, Right right) {
    SortedMap<Place, Right> more = new TreeMap<>(rights);
    more.put(new Place(owner.group(), key), right);
    return new ClosingRights(more);
  }

  private static int strength(Owner owner) {
    return switch (owner.role()) {
      case OUTSIDE -> -1;
      case STOP -> 0;
      case HEDGE -> 1;
      case GROUP -> 2;
      case OPERATOR -> 3;
      case KILL -> 4;
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClosingRights && rights.equals(((ClosingRights) other).rights);
  }

  @Override
  public int hashCode() {
    return rights.hashCode();
  }

  /** {@return all rights, as text} */
  @Override
  public String toString() {
    return "ClosingRights" + rights.values();
  }
}
