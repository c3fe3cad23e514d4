package dev.belay.gateway;

import dev.belay.broker.CancelResult;
import dev.belay.broker.ModifyResult;
import dev.belay.broker.PlaceResult;
import dev.belay.ledger.Evidence;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.BrokerRejection;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderTag;
import dev.belay.order.PriceTerms;
import dev.belay.order.RejectionReason;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The three calls that write to the broker, each at its one line, and their answers as evidence. */
final class BrokerWrites {

  private static final Logger LOG = LoggerFactory.getLogger(OrderGateway.class);

  private final GatewayParts parts;
  private final Outside outside;
  private final RefusalCircuit circuit;
  private final Consumer<Evidence> evidence;

  BrokerWrites(GatewayParts parts, Outside outside, RefusalCircuit circuit, Consumer<Evidence> evidence) {
    this.parts = parts;
    this.outside = outside;
    this.circuit = circuit;
    this.evidence = evidence;
  }

  void place(OrderIntent intent) {
    OrderTag tag = intent.tag();
    parts.ledger().apply(new Evidence.Sent(tag));
    LOG.debug("{} - sent: {} {} {} {}", tag, intent.purpose(), intent.terms().side(), intent.terms().quantity(),
        intent.terms().instrument());
    outside.call(() -> parts.broker().placeOrder(tag, intent.terms()), parts.config().writeDeadline(),
        new Outside.Answer<PlaceResult>() {
          @Override
          public void arrived(PlaceResult answer, boolean late) {
            noteLate(tag, late);
            placed(intent, answer);
          }

          @Override
          public void none(String cause) {
            evidence.accept(new Evidence.NoAnswer(tag, cause));
          }
        });
  }

  private void placed(OrderIntent intent, PlaceResult answer) {
    OrderTag tag = intent.tag();
    switch (answer.kind()) {
      case ACCEPTED -> {
        circuit.taken(intent.terms());
        evidence.accept(new Evidence.PlacedAs(tag, ((PlaceResult.Accepted) answer).id()));
      }
      case REFUSED -> {
        BrokerRejection why = ((PlaceResult.Refused) answer).rejection();
        noteRefusal(why);
        circuit.refused(intent.terms(), why, parts.time().now());
        evidence.accept(new Evidence.RefusedAtPlacing(tag, why));
      }
      case INDETERMINATE -> evidence.accept(new Evidence.NoAnswer(tag, ((PlaceResult.Indeterminate) answer).cause()));
    }
  }

  void cancel(OrderTag tag, BrokerOrderId id) {
    outside.call(() -> parts.broker().cancelOrder(id), parts.config().writeDeadline(),
        new Outside.Answer<CancelResult>() {
          @Override
          public void arrived(CancelResult answer, boolean late) {
            noteLate(tag, late);
            evidence.accept(switch (answer.kind()) {
              case REQUESTED -> new Evidence.CancelTaken(tag);
              case REFUSED -> new Evidence.CancelRefused(tag, noteRefusal(((CancelResult.Refused) answer).rejection()));
              case INDETERMINATE -> new Evidence.CancelUnanswered(tag, ((CancelResult.Indeterminate) answer).cause());
            });
          }

          @Override
          public void none(String cause) {
            evidence.accept(new Evidence.CancelUnanswered(tag, cause));
          }
        });
  }

  void modify(OrderTag tag, BrokerOrderId id, PriceTerms to) {
    outside.call(() -> parts.broker().modifyOrder(id, to), parts.config().writeDeadline(),
        new Outside.Answer<ModifyResult>() {
          @Override
          public void arrived(ModifyResult answer, boolean late) {
            noteLate(tag, late);
            evidence.accept(switch (answer.kind()) {
              case REQUESTED -> new Evidence.ModifyTaken(tag);
              case REFUSED -> new Evidence.ModifyRefused(tag, noteRefusal(((ModifyResult.Refused) answer).rejection()));
              case INDETERMINATE -> new Evidence.ModifyUnanswered(tag, ((ModifyResult.Indeterminate) answer).cause());
            });
          }

          @Override
          public void none(String cause) {
            evidence.accept(new Evidence.ModifyUnanswered(tag, cause));
          }
        });
  }

  private void noteLate(OrderTag tag, boolean late) {
    if (late) {
      parts.listener().onLateAnswer(tag);
    }
  }

  private BrokerRejection noteRefusal(BrokerRejection why) {
    if (why.reason() == RejectionReason.RATE) {
      parts.budget().refused(parts.time().now());
    }
    if (why.reason().isAccountWide()) {
      parts.listener().onAccountRefusal(why);
    }
    return why;
  }
}
