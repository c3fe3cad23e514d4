package dev.belay.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.architecture.Golden;
import dev.belay.order.LegId;
import dev.belay.order.OrderEnd;
import dev.belay.order.RejectionReason;
import dev.belay.plan.FailurePolicy;
import dev.belay.plan.GroupPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The table of group lives: every row is taken by a story, the drawing is printed from it, no row is doubled. */
class GroupLifeTest {

  /** Rows that the coordinator takes before there is a machine; its own tests walk them. */
  private static final List<String> BEFORE_THE_MACHINE =
      List.of("CREATED + ACCEPTED -> ACCEPTED", "CREATED + REFUSED -> REJECTED");

  @Test
  void everyRowIsTakenByAStory() {
    TreeSet<String> taken = new TreeSet<>(BEFORE_THE_MACHINE);
    List<Story> played = new ArrayList<>(List.of(heldByPolicy(), calledOffWhileHeld(), scaledDown(),
        closedOutside(), emptiedWhileEntering(), reduced(), resumed()));
    for (Consumer<Story> each : stories()) {
      Story story = Story.spread();
      each.accept(story);
      played.add(story);
    }
    for (Story story : played) {
      ExecutionLifecycle from = ExecutionLifecycle.ACCEPTED;
      for (GroupSignal move : story.moves) {
        taken.add(words(from, move, GroupLife.next(from, move)));
        from = GroupLife.next(from, move);
      }
    }

    assertThat(taken).containsExactlyElementsOf(new TreeSet<>(GroupLife.ROWS.stream()
        .map(row -> words(row.from(), row.on(), row.to())).toList()));
  }

  @Test
  void aMoveWithoutARowNamesStateAndCause() {
    assertThatThrownBy(() -> GroupLife.next(ExecutionLifecycle.REJECTED, GroupSignal.STARTED))
        .isInstanceOfSatisfying(IllegalGroupMoveException.class, thrown -> {
          assertThat(thrown.from()).isEqualTo(ExecutionLifecycle.REJECTED);
          assertThat(thrown.signal()).isEqualTo(GroupSignal.STARTED);
        });
  }

  @Test
  void eachStateAndSignalHasOneRowAtMost() {
    assertThat(GroupLife.ROWS.stream().map(row -> row.from() + "+" + row.on()).toList()).doesNotHaveDuplicates();
  }

  @Test
  void theDrawingInTheDocsIsPrintedFromTheRows() {
    StringBuilder text = new StringBuilder("# The life of a group\n\nPrinted from `GroupLife.ROWS` by a test: "
        + GroupLife.ROWS.size() + " rows, each taken by a story of `GroupLifeTest`."
        + "\n\n```mermaid\nstateDiagram-v2\n  [*] --> CREATED\n");
    for (GroupLife.Row row : GroupLife.ROWS) {
      text.append("  ").append(row.from()).append(" --> ").append(row.to()).append(": ").append(row.on())
          .append('\n');
    }
    for (ExecutionLifecycle each : ExecutionLifecycle.values()) {
      text.append(each.isFinal() ? "  " + each + " --> [*]\n" : "");
    }

    Golden.check("docs/group-life.md", text.append("```\n").toString());
  }

  private static List<Consumer<Story>> stories() {
    return List.of(
        GroupLifeTest::complete,
        Story::cancel,
        story -> {
          story.start();
          story.refuse(0, RejectionReason.MARGIN);
          story.fill(0, 65);
        },
        GroupLifeTest::unwind,
        story -> {
          complete(story);
          story.takenAway(1, 65);
          story.takenAway(0, -65);
          story.fill(1, 130);
        },
        story -> {
          unwind(story);
          story.fill(1, 65);
          story.hedgeFills(0, 65);
        },
        story -> {
          complete(story);
          exit(story);
          story.fill(1, 130);
        },
        story -> {
          complete(story);
          story.fill(1, 130);
        },
        story -> {
          complete(story);
          story.expired(0, 1);
          story.fill(1, 130);
          story.expired(1);
        },
        story -> {
          complete(story);
          story.exit();
          story.drop(2);
          story.expired(0, 1);
        },
        story -> {
          complete(story);
          story.exit();
          story.drop(2);
          story.marketCloses();
          story.expired(0, 1);
        },
        story -> {
          complete(story);
          story.exit();
          block(story, 2);
          story.after(30_000);
          story.fill(7);
        },
        story -> {
          story.start();
          story.fill(0);
          story.refuse(1, RejectionReason.MARGIN);
          block(story, 2);
          story.after(30_000);
          story.fill(7);
        });
  }

  private static Story resumed() {
    Story story = Story.spread(1, GroupPolicy.DEFAULT.with(FailurePolicy.COMPLETE));
    story.start();
    story.fill(0);
    story.accept(1);
    story.marketCloses();
    story.end(1, OrderEnd.LAPSED);
    story.marketOpens();
    story.after(500);
    story.refuse(2, RejectionReason.MARGIN);
    story.expired(0);
    return story;
  }

  private static Story reduced() {
    Story story = Story.spread(2, GroupPolicy.DEFAULT);
    story.start();
    story.fill(0);
    story.fill(1);
    story.reduce(1);
    story.fill(2);
    story.fill(3);
    return story;
  }

  private static Story heldByPolicy() {
    Story story = Story.spread(1, GroupPolicy.DEFAULT.with(FailurePolicy.HOLD_AND_ALERT));
    story.start();
    story.fill(0);
    story.refuse(1, RejectionReason.MARGIN);
    story.acceptAsIs();
    return story;
  }

  private static Story calledOffWhileHeld() {
    Story story = Story.straddle(1, GroupPolicy.DEFAULT.with(FailurePolicy.HOLD_AND_ALERT));
    story.start();
    story.accept(1);
    story.refuse(0, RejectionReason.MARGIN);
    story.after(2_000);
    story.end(1, OrderEnd.CANCELLED);
    return story;
  }

  private static Story emptiedWhileEntering() {
    Story story = Story.spread();
    story.start();
    story.accept(0);
    story.fill(0, 30);
    story.takenAway(0, -30);
    story.end(0, OrderEnd.CANCELLED);
    return story;
  }

  private static Story closedOutside() {
    Story story = Story.single();
    story.start();
    story.fill(0);
    story.takenAway(0, story.state.held(new LegId(0)).negate().units());
    return story;
  }

  private static Story scaledDown() {
    Story story = Story.spread(2, GroupPolicy.DEFAULT.with(FailurePolicy.SCALE_DOWN));
    story.start();
    story.fill(0);
    story.accept(1);
    story.fill(1, 65);
    story.end(1, OrderEnd.CANCELLED);
    story.fill(2);
    return story;
  }

  private static void complete(Story story) {
    story.start();
    story.fill(0);
    story.fill(1);
  }

  private static void exit(Story story) {
    story.exit();
    story.fill(2);
    story.fill(3);
  }

  private static void unwind(Story story) {
    story.start();
    story.fill(0);
    story.doubt(1);
    story.after(10_000);
    story.end(1, OrderEnd.NEVER_PLACED);
    story.fill(2);
  }

  /** Five refusals in a row. */
  private static void block(Story story, int firstRef) {
    for (int ref = firstRef; ref < firstRef + 5; ref++) {
      story.refuse(ref, RejectionReason.MARGIN);
      story.after(1_000);
    }
  }

  private static String words(ExecutionLifecycle from, GroupSignal on, ExecutionLifecycle to) {
    return from + " + " + on + " -> " + to;
  }
}
