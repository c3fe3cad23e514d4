package dev.belay.report;

import dev.belay.order.LegId;
import dev.belay.order.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The page of one group. */
final class GroupPage {

  private final GroupStory story;
  private final List<Line> around;
  private final Clockwork clock;
  private final Html page;

  /** @param around lines of no group, while this one was open: modes, alerts, commands */
  private GroupPage(GroupStory story, List<Line> around, Clockwork clock) {
    this.story = story;
    this.around = around;
    this.clock = clock;
    this.page = Html.page("Group " + story.id + ": " + story.planned("key"));
  }

  static String of(GroupStory story, List<Line> around, Clockwork clock) {
    return new GroupPage(story, around, clock).write();
  }

  private String write() {
    head();
    TreeSet<Instant> moments = new TreeSet<>();
    story.lines.forEach(line -> moments.add(line.at()));
    around.forEach(line -> moments.add(line.at()));
    Axis axis = new Axis(moments);
    page.element("h2", "Legs and orders over time");
    page.element("p", "Blue buys, brown sells; a dot is a fill, a cross a rejection, a question mark a lost answer."
        + " Quiet stretches are shortened; a dashed line is a change of"
        + " mode, such as a restart, or a pause of more than 30 s.", "class", "faint");
    TimelineChart.draw(page, story, around, axis, clock);
    page.element("h2", "Exposure");
    ExposureChart.draw(page, story, axis, clock);
    legs();
    orders();
    margin();
    decisions();
    everything();
    return page.end();
  }

  private void head() {
    page.open("h1").say("Group " + story.id).element("span", Words.of(story.state()), "class",
        Words.badge(story.state())).close("h1");
    page.element("p", "request " + Words.orDash(Optional.of(story.planned("key"))) + " of "
        + Words.orDash(Optional.of(story.planned("strategy"))) + ", " + clock.full(story.begin()) + " to "
        + clock.full(story.end()) + " (" + clock.zone() + ")", "class", "faint");
    page.open("div", "class", "tiles").tile("packages", Words.orDash(Optional.of(story.planned("packages"))))
        .tile("orders", "" + story.orders.size())
        .tile("most bared units", "" + story.most(GroupStory.Exposure::bared))
        .tile("most naked units", "" + story.most(GroupStory.Exposure::naked))
        .tile(story.unmeasured() == 0 ? "slippage, rupees" : "slippage, rupees; " + story.unmeasured()
            + " orders had nothing to compare with", story.slippage().map(Words::money).orElse("–"))
        .tile("margin allowed", story.marginAllowed().map(Words::money).orElse("–")).close("div");
  }

  private void legs() {
    List<List<String>> rows = new ArrayList<>();
    for (LegId leg : story.legs()) {
      String side = story.planned(leg, "side");
      rows.add(List.of("" + leg, Words.symbol(story.planned(leg, "instrument")),
          side.isEmpty() ? "–" : Side.of(side).toString(), story.planned(leg, "quantity"),
          "" + story.held.getOrDefault(leg, 0L)));
    }
    page.element("h2", "Legs").table(List.of("leg", "contract", "side", "planned", "held at the end"), rows);
  }

  private void orders() {
    List<List<String>> rows = new ArrayList<>();
    for (OrderStory order : story.orders) {
      Optional<OrderStory.Arrival> arrival = story.arrival(order);
      rows.add(List.of(clock.time(order.since()), "" + order.leg, order.purpose(), order.side() + " "
          + order.quantity(), order.intent.get("price"), "" + order.filled(),
          order.average().map(Words::price).orElse("–"),
          arrival.map(each -> Words.price(each.price()) + " " + each.source()).orElse("–"),
          arrival.flatMap(order::slippage).map(Words::money).orElse("–"),
          order.end().isEmpty() ? "working" : Words.of(order.end()), order.tag + " " + order.words()));
    }
    page.element("h2", "Orders").element("p", "Slippage is what the fills cost more than at the arrival price, in"
        + " rupees: the middle of the market when the leg's first order was decided; the last trade or the first limit"
        + " where there was no quote.", "class", "faint");
    page.table(List.of("decided", "leg", "purpose", "order", "price", "filled", "average", "arrival", "slippage",
        "end", "tag, words"), rows);
  }

  private void margin() {
    page.element("h2", "Margin path");
    if (story.marginPath().isEmpty()) {
      page.element("p", "The journal holds no margin path of this group.", "class", "faint");
      return;
    }
    MarginChart.draw(page, story);
    page.element("p", "Present positions needed " + Words.money(new BigDecimal(story.planned("margin.present")))
        + ". The worst point: " + story.planned("margin.worst") + ".");
  }

  private void decisions() {
    List<Line> told = new ArrayList<>(story.lines);
    told.addAll(around);
    told.sort((one, other) -> Long.compare(one.sequence(), other.sequence()));
    page.element("h2", "Decisions and why");
    page.table(List.of("at", "what", "why"), told.stream().flatMap(line -> Reasons.of(line).stream()
        .map(reason -> List.of(clock.time(line.at()), reason.what(), reason.why()))).toList());
  }

  private void everything() {
    page.open("details").element("summary", "All " + story.lines.size() + " lines of the journal");
    page.table(List.of("number", "at", "kind", "content"), story.lines.stream()
        .map(line -> List.of("" + line.sequence(), clock.time(line.at()), line.type(), line.whole())).toList());
    page.close("details");
  }
}
