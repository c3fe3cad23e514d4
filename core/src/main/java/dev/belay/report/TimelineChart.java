package dev.belay.report;

import dev.belay.order.LegId;
import dev.belay.order.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The group's states above, and a lane for each leg with a bar for each of its orders. */
final class TimelineChart {

  private static final int STATES = 24;
  private static final int BAR = 14;
  private static final int GAP = 10;

  private final GroupStory story;
  private final Axis axis;
  private final Clockwork clock;
  private final Svg svg;

  private TimelineChart(GroupStory story, Axis axis, Clockwork clock, Svg svg) {
    this.story = story;
    this.axis = axis;
    this.clock = clock;
    this.svg = svg;
  }

  static void draw(Html page, GroupStory story, List<Line> around, Axis axis, Clockwork clock) {
    int lanes = story.legs().stream().mapToInt(leg -> height(story, leg) + GAP).sum();
    int bottom = STATES + GAP * 3 + lanes;
    Svg svg = Svg.open(page, bottom + 26, "states, legs and orders over time");
    TimelineChart chart = new TimelineChart(story, axis, clock, svg);
    svg.breaks(axis, bottom);
    chart.states();
    int top = STATES + GAP * 3;
    for (LegId leg : story.legs()) {
      chart.lane(leg, top);
      top += height(story, leg) + GAP;
    }
    around.stream().filter(line -> line.is("mode-changed")).forEach(line -> chart.mode(line, bottom));
    svg.times(axis, clock, bottom);
    svg.close();
  }

  private void mode(Line change, int bottom) {
    int x = axis.x(change.at());
    svg.line(x, 4, x, bottom, "limit");
    svg.textEndingAt(x - 4, STATES + GAP * 2 + 4, Words.of(change.get("from")) + " → " + Words.of(change.get("to")),
        "small faint");
  }

  private static int height(GroupStory story, LegId leg) {
    return (int) Math.max(1, story.orders(leg).count()) * (BAR + 3) + 6;
  }

  private void states() {
    svg.text(4, STATES - 2, "state", "faint");
    for (int i = 0; i < story.states.size(); i++) {
      GroupStory.State state = story.states.get(i);
      int from = axis.x(state.at());
      int to = i + 1 < story.states.size() ? axis.x(story.states.get(i + 1).at()) : Axis.RIGHT;
      if (to > from) {
        svg.rect(from, 8, to - from, STATES, "state", state.name() + " from " + clock.time(state.at()));
        if (to - from > state.name().length() * 7) {
          svg.text(from + 5, STATES, state.name(), "small");
        }
      }
    }
  }

  private void lane(LegId leg, int top) {
    svg.rect(0, top, Axis.RIGHT + 20, height(story, leg), "band", "leg " + leg);
    svg.text(4, top + 14, leg + "  " + Words.symbol(story.planned(leg, "instrument")), "small");
    int at = top + 4;
    List<OrderStory> orders = new ArrayList<>(story.orders(leg).toList());
    for (OrderStory order : orders) {
      bar(order, at);
      at += BAR + 3;
    }
  }

  private void bar(OrderStory order, int top) {
    String side = order.side() == Side.BUY ? "buy" : "sell";
    int from = axis.x(order.since());
    int to = order.until().map(axis::x).orElse(Axis.RIGHT);
    svg.rect(from, top, Math.max(to - from, 3), BAR, "bar " + side, order.purpose() + " " + order.side() + " "
        + order.quantity() + " @ " + order.intent.get("price") + ": " + order.filled() + " filled"
        + (order.end().isEmpty() ? "" : ", " + order.end()));
    for (OrderStory.Mark mark : order.marks) {
      if (mark.kind().equals("filled")) {
        svg.dot(axis.x(mark.at()), top + BAR / 2, side, "filled at " + clock.time(mark.at()));
      } else if (mark.kind().equals("in_doubt")) {
        svg.text(axis.x(mark.at()), top + BAR - 3, "?", "small");
      }
    }
    if (order.end().equals("rejected")) {
      Instant ended = order.until().orElse(order.since());
      svg.cross(axis.x(ended), top + BAR / 2);
    }
  }
}
