package dev.belay.observe;

import dev.belay.order.GroupId;
import dev.belay.order.Scope;
import java.util.Objects;
import java.util.Optional;

/**
 * A condition that a person should know of, with what to do about it.
 *
 * @param code what
 * @param group the group that it is about
 * @param text the facts, for a person: quantities, orders, causes; never a credential
 */
public record Alert(AlertCode code, Optional<GroupId> group, String text) {

  /** {@return how far it reaches: one group, or the account} */
  public Scope scope() {
    return group.<Scope>map(Scope.Group::new).orElseGet(Scope::account);
  }

  /** {@return how urgent it is} */
  public AlertCode.Severity severity() {
    return code.severity();
  }

  /** {@return what a person should do} */
  public String action() {
    return code.action();
  }

  /** Refuses missing parts. */
  public Alert {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(text, "text");
  }
}
