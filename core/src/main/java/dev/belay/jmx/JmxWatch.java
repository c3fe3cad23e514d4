package dev.belay.jmx;

import dev.belay.mode.Mode;
import dev.belay.observe.Alert;
import dev.belay.observe.ExecutionEvent;
import dev.belay.observe.ExecutionListener;
import dev.belay.observe.ExecutionMetrics;
import dev.belay.order.AccountId;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.management.JMException;
import javax.management.MBeanNotificationInfo;
import javax.management.Notification;
import javax.management.NotificationBroadcasterSupport;
import javax.management.ObjectName;

/**
 * Shows one coordinator to JMX consoles as {@code dev.belay:type=Coordinator,account=…}: its mode, metrics and
 * alerts.
 *
 * <pre>{@code
 * JmxWatch jmx = new JmxWatch(account);
 * ExecutionCoordinator belay = builder.listener(jmx, executor).build();
 * jmx.show(belay::mode, belay::metrics);
 * }</pre>
 *
 * <p>An alert is a notification of the type {@code dev.belay.alert.CODE} in lower case, with the event's number and
 * time. It is a listener like any other: give it an executor of yours. Thread-safe.
 */
public final class JmxWatch implements ExecutionListener, AutoCloseable {

  private static final int KEPT = 100;
  private static final String TYPE = "dev.belay.alert.";

  private final ObjectName name;
  private final Bean bean = new Bean();
  private boolean shown;

  /** What the console sees. */
  private static final class Bean extends NotificationBroadcasterSupport implements BelayMXBean {
    private final Deque<String> alerts = new ArrayDeque<>();
    private volatile Supplier<Mode> mode = () -> Mode.RECOVERING;
    private volatile Supplier<ExecutionMetrics> metrics =
        () -> new ExecutionMetrics(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    Bean() {
      super(new MBeanNotificationInfo(new String[] {TYPE + "*"}, Notification.class.getName(), "alerts"));
    }

    @Override
    public String getMode() {
      return mode.get().name();
    }

    @Override
    public SortedMap<String, Long> getCounters() {
      return metrics.get().counters();
    }

    @Override
    public SortedMap<String, Long> getGauges() {
      return metrics.get().gauges();
    }

    @Override
    public SortedMap<String, Long> getDistributions() {
      SortedMap<String, Long> all = new TreeMap<>();
      metrics.get().distributions().forEach((each, seen) -> {
        all.put(each + ".count", seen.count());
        all.put(each + ".p50", seen.p50());
        all.put(each + ".p95", seen.p95());
        all.put(each + ".p99", seen.p99());
        all.put(each + ".max", seen.max());
      });
      return all;
    }

    @Override
    public List<String> getRecentAlerts() {
      synchronized (alerts) {
        return List.copyOf(alerts);
      }
    }

    void raised(ExecutionEvent.Raised event) {
      Alert alert = event.alert();
      String text = event.at() + " " + alert.severity() + " " + alert.code() + " " + alert.scope().text() + ": "
          + alert.text() + "; " + alert.action();
      synchronized (alerts) {
        alerts.addFirst(text);
        while (alerts.size() > KEPT) {
          alerts.removeLast();
        }
      }
      sendNotification(new Notification(TYPE + alert.code().name().toLowerCase(Locale.ROOT), this, event.sequence(),
          event.at().toEpochMilli(), text));
    }
  }

  /**
   * Makes a watch that is not shown yet.
   *
   * @param account names the MBean
   */
  public JmxWatch(AccountId account) {
    try {
      this.name = new ObjectName("dev.belay:type=Coordinator,account=" + ObjectName.quote(account.toString()));
    } catch (JMException e) {
      throw new IllegalArgumentException("no name for an MBean: " + account, e);
    }
  }

  /**
   * Registers the MBean at the platform's server.
   *
   * @param mode the coordinator's mode
   * @param metrics the coordinator's metrics
   * @throws IllegalStateException when one of this account is registered already
   */
  public synchronized void show(Supplier<Mode> mode, Supplier<ExecutionMetrics> metrics) {
    bean.mode = mode;
    bean.metrics = metrics;
    try {
      ManagementFactory.getPlatformMBeanServer().registerMBean(bean, name);
      shown = true;
    } catch (JMException e) {
      throw new IllegalStateException("the MBean cannot be registered: " + name, e);
    }
  }

  @Override
  public void onEvent(ExecutionEvent event) {
    if (event instanceof ExecutionEvent.Raised raised) {
      bean.raised(raised);
    }
  }

  /** Takes the MBean away again. */
  @Override
  public synchronized void close() {
    if (shown) {
      shown = false;
      try {
        ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
      } catch (JMException e) {
        throw new IllegalStateException("the MBean cannot be taken away: " + name, e);
      }
    }
  }
}
