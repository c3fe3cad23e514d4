package dev.belay.coordinator;

import dev.belay.observe.Alert;
import dev.belay.observe.AlertCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Alerts as log lines of the logger {@code dev.belay.alerts}: CRITICAL as errors, the others as warnings. */
final class AlertLog {

  private static final Logger LOG = LoggerFactory.getLogger("dev.belay.alerts");

  private AlertLog() {}

  static void write(Alert alert) {
    if (alert.severity() == AlertCode.Severity.CRITICAL) {
      LOG.error("{} - {}: {}; {}", alert.scope().text(), alert.code(), alert.text(), alert.action());
    } else {
      LOG.warn("{} - {}: {}; {}", alert.scope().text(), alert.code(), alert.text(), alert.action());
    }
  }
}
