package dev.belay.testkit.contract;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** What became of the rules when a contract ran against one implementation. */
record ContractRun(SortedSet<String> passed, SortedSet<String> failed, SortedSet<String> aborted, List<String> causes) {

  private static final Pattern RULE = Pattern.compile("required_([A-Z]+_\\d+)_\\w+");

  static ContractRun of(Class<?> implementation) {
    Events tests = EngineTestKit.engine("junit-jupiter").selectors(selectClass(implementation)).execute().testEvents();
    return new ContractRun(rules(tests.succeeded()), rules(tests.failed()), rules(tests.aborted()),
        tests.failed().stream().map(ContractRun::cause).toList());
  }

  static SortedSet<String> rulesOf(Class<?> contract) {
    SortedSet<String> rules = new TreeSet<>();
    for (Method method : contract.getDeclaredMethods()) {
      Matcher name = RULE.matcher(method.getName());
      if (name.matches()) {
        rules.add(name.group(1));
      }
    }
    return rules;
  }

  /** The nested classes that break a rule, with the rule. */
  static Stream<Class<?>> wrongs(Class<?> holder) {
    return Arrays.stream(holder.getDeclaredClasses())
        .filter(each -> each.isAnnotationPresent(Breaks.class))
        .sorted((one, other) -> broken(one).compareTo(broken(other)));
  }

  static String broken(Class<?> wrong) {
    return wrong.getAnnotation(Breaks.class).value();
  }

  private static SortedSet<String> rules(Events events) {
    List<String> names = new ArrayList<>();
    for (Event event : events.list()) {
      Matcher name = RULE.matcher(event.getTestDescriptor().getLegacyReportingName());
      names.add(name.find() ? name.group(1) : event.getTestDescriptor().getDisplayName());
    }
    return new TreeSet<>(names);
  }

  private static String cause(Event event) {
    return event.getTestDescriptor().getDisplayName() + ": " + event.getRequiredPayload(TestExecutionResult.class)
        .getThrowable().map(Throwable::toString).orElse("");
  }
}
