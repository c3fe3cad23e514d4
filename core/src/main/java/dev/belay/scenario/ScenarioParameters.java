package dev.belay.scenario;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Objects;

/**
 * One dated version of all parameters. A host overrides single values with {@link #with}, and gives later
 * versions to {@link ScenarioMargin} beside the former ones.
 *
 * <p>This class is immutable and thread-safe.
 */
public final class ScenarioParameters {

  private static final double BASIS = 10_000;

  private final String version;
  private final LocalDate from;
  private final EnumMap<Parameter, Integer> values;

  private ScenarioParameters(String version, LocalDate from, EnumMap<Parameter, Integer> values) {
    this.version = Objects.requireNonNull(version, "version");
    this.from = Objects.requireNonNull(from, "from");
    this.values = values;
  }

  /** {@return the Indian exchanges' parameters as published, in force since 2024-11-20} */
  public static ScenarioParameters india() {
    EnumMap<Parameter, Integer> values = new EnumMap<>(Parameter.class);
    for (Parameter each : Parameter.values()) {
      values.put(each, each.india());
    }
    return new ScenarioParameters("nse-2024-11-20", LocalDate.of(2024, 11, 20), values);
  }

  /**
   * {@return the same version with one value of the host}
   *
   * @param parameter which
   * @param value its value, 0 or more, in the parameter's unit
   */
  public ScenarioParameters with(Parameter parameter, int value) {
    if (value < 0) {
      throw new IllegalArgumentException(parameter + " must be 0 or more: " + value);
    }
    EnumMap<Parameter, Integer> copy = new EnumMap<>(values);
    copy.put(parameter, value);
    return new ScenarioParameters(version, from, copy);
  }

  /**
   * {@return the same values under another name and date}
   *
   * @param name the version's name, written to reports
   * @param since the first day on which it holds
   */
  public ScenarioParameters dated(String name, LocalDate since) {
    return new ScenarioParameters(name, since, new EnumMap<>(values));
  }

  /** {@return the version's name} */
  public String version() {
    return version;
  }

  /** {@return the first day on which it holds} */
  public LocalDate from() {
    return from;
  }

  /**
   * {@return a value in the parameter's unit}
   *
   * @param parameter which
   */
  public int of(Parameter parameter) {
    return values.get(parameter);
  }

  double rate(Parameter parameter) {
    return values.get(parameter) / BASIS;
  }
}
