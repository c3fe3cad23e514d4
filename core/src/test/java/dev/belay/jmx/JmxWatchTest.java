package dev.belay.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.mode.Mode;
import dev.belay.observe.Alert;
import dev.belay.observe.AlertCode;
import dev.belay.observe.ExecutionEvent;
import dev.belay.observe.ExecutionMetrics;
import dev.belay.observe.MetricsBook;
import dev.belay.order.AccountId;
import dev.belay.order.GroupId;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.Notification;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class JmxWatchTest {

  private static final AccountId ACCOUNT = new AccountId("JMX01");

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final MetricsBook book = new MetricsBook();

  @Test
  void aConsoleSeesModeMetricsAndAlertsAndIsNotified() throws Exception {
    ObjectName name = new ObjectName("dev.belay:type=Coordinator,account=" + ObjectName.quote("JMX01"));
    List<Notification> heard = new ArrayList<>();
    book.add(ExecutionMetrics.STARTED, 2);
    book.record(ExecutionMetrics.DURABLE_WRITE, 150);
    book.gauge(ExecutionMetrics.INBOX_DEPTH, 7);

    try (JmxWatch jmx = new JmxWatch(ACCOUNT)) {
      jmx.show(() -> Mode.READY, book::snapshot);
      server.addNotificationListener(name, (notification, none) -> heard.add(notification), null, null);
      BelayMXBean seen = JMX.newMXBeanProxy(server, name, BelayMXBean.class);
      jmx.onEvent(new ExecutionEvent.Raised(5, Instant.EPOCH,
          new Alert(AlertCode.GROUP_HELD, Optional.of(new GroupId(3)), "130 units")));

      assertThat(seen.getMode()).isEqualTo("READY");
      assertThat(seen.getCounters()).containsEntry("multi_leg_executions_started", 2L)
          .containsEntry("emergency_hedges_triggered", 0L);
      assertThat(seen.getGauges()).containsEntry("inbox_depth", 7L);
      assertThat(seen.getDistributions()).containsEntry("durable_write_us.max", 150L);
      assertThat(seen.getRecentAlerts()).singleElement().asString()
          .startsWith("1970-01-01T00:00:00Z CRITICAL GROUP_HELD group:0003: 130 units; exit or cancel the group");
      assertThat(heard).singleElement().satisfies(each -> {
        assertThat(each.getType()).isEqualTo("dev.belay.alert.group_held");
        assertThat(each.getSequenceNumber()).isEqualTo(5);
      });
    }
    assertThat(server.isRegistered(name)).isFalse();
  }

  @Test
  void twoOfOneAccountAreRefused() {
    try (JmxWatch one = new JmxWatch(ACCOUNT); JmxWatch other = new JmxWatch(ACCOUNT)) {
      one.show(() -> Mode.READY, book::snapshot);

      assertThatThrownBy(() -> other.show(() -> Mode.READY, book::snapshot))
          .isInstanceOf(IllegalStateException.class);
    }
  }
}
