package dev.belay.order;

/**
 * Which installation of Belay sent an order: three characters, fixed in the configuration.
 *
 * @param code three upper-case base-36 characters
 */
public record InstanceId(String code) {

  /** Refuses anything but three upper-case base-36 characters. */
  public InstanceId {
    if (code.length() != 3 || !Base36.isBase36(code)) {
      throw new IllegalArgumentException("an instance is three characters 0-9 A-Z: '" + code + "'");
    }
  }

  @Override
  public String toString() {
    return code;
  }
}
