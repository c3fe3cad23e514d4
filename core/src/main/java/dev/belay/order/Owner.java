package dev.belay.order;

import java.util.Objects;

/**
 * Who decides about an order: one machine of one group. Exactly one owner decides each order's fate.
 *
 * @param group the group
 * @param role which of the group's machines
 */
public record Owner(GroupId group, Role role) implements Comparable<Owner> {

  /** The machines that may own orders. */
  public enum Role {
    /** The group itself: entries, unwinding and exits. */
    GROUP("G"),
    /** The emergency hedge manager. */
    HEDGE("H"),
    /** The stop-loss manager. */
    STOP("S"),
    /** The kill switch. */
    KILL("K"),
    /** A person, through an operator command. */
    OPERATOR("O"),
    /** Nobody of ours: what somebody else has closed of a group's position. No order of ours has it. */
    OUTSIDE("X");

    private final String code;

    Role(String code) {
      this.code = code;
    }

    /** {@return the stable code written to the store} */
    public String code() {
      return code;
    }

    /**
     * {@return the role that a stored code names}
     *
     * @param code the code
     */
    public static Role of(String code) {
      return Codes.find("role", values(), Role::code, code);
    }
  }

  /** Refuses missing parts. */
  public Owner {
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(role, "role");
  }

  @Override
  public int compareTo(Owner other) {
    int byGroup = group.compareTo(other.group);
    return byGroup != 0 ? byGroup : role.compareTo(other.role);
  }

  @Override
  public String toString() {
    return group + "/" + role.code();
  }
}
