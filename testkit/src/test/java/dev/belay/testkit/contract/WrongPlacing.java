package dev.belay.testkit.contract;

import dev.belay.broker.BrokerClient;
import dev.belay.broker.PlaceResult;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.BrokerRejection;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.Product;
import dev.belay.order.RejectionReason;
import dev.belay.order.ReportedStatus;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Clients that each break one rule about placing orders or reporting what became of them. */
final class WrongPlacing {

  private static final PlaceResult REFUSED =
      new PlaceResult.Refused(BrokerRejection.of(RejectionReason.OTHER, "spoiled"));

  private WrongPlacing() {}

  @Breaks("BROKER_01")
  static class ShowsAnotherProduct extends SpoiledBrokerContract {
    @Override
    SpoiledBroker spoil(SpoiledHarness harness, BrokerClient right) {
      return new SpoiledBroker(harness, right) {
        @Override
        OrderReport row(OrderReport row) {
          return Rows.as(Product.MIS, row);
        }
      };
    }
  }

  @Breaks("BROKER_02")
  static class ForgetsTheTagOnceItHasAnswered extends SpoiledBrokerContract {
    @Override
    SpoiledBroker spoil(SpoiledHarness harness, BrokerClient right) {
      return new SpoiledBroker(harness, right) {
        private final SortedSet<BrokerOrderId> told = new TreeSet<>();

        @Override
        public CompletionStage<PlaceResult> placeOrder(OrderTag tag, OrderTerms terms) {
          return super.placeOrder(tag, terms).thenApply(answer -> {
            if (answer instanceof PlaceResult.Accepted accepted) {
              told.add(accepted.id());
            }
            return answer;
          });
        }

        @Override
        OrderReport row(OrderReport row) {
          return told.contains(row.id()) ? Rows.untagged(row) : row;
        }
      };
    }
  }

  @Breaks("BROKER_03")
  static class TakesALostAnswerForARefusal extends SpoiledBrokerContract {
    @Override
    SpoiledBroker spoil(SpoiledHarness harness, BrokerClient right) {
      return new SpoiledBroker(harness, right) {
        @Override
        public CompletionStage<PlaceResult> placeOrder(OrderTag tag, OrderTerms terms) {
          return super.placeOrder(tag, terms)
              .thenApply(answer -> harness.fate() == OrderFate.ANSWER_LOST ? REFUSED : answer);
        }
      };
    }
  }

  @Breaks("BROKER_04")
  static class TakesALostRequestForARefusal extends SpoiledBrokerContract {
    @Override
    SpoiledBroker spoil(SpoiledHarness harness, BrokerClient right) {
      return new SpoiledBroker(harness, right) {
        @Override
        public CompletionStage<PlaceResult> placeOrder(OrderTag tag, OrderTerms terms) {
          return super.placeOrder(tag, terms)
              .thenApply(answer -> harness.fate() == OrderFate.REQUEST_LOST ? REFUSED : answer);
        }
      };
    }
  }

  @Breaks("BROKER_05")
  static class PlacesWhatItRefuses extends SpoiledBrokerContract {
    @Override
    SpoiledBroker spoil(SpoiledHarness harness, BrokerClient right) {
      return new SpoiledBroker(harness, right) {
        @Override
        OrderFate fate(OrderFate asked) {
          return asked == OrderFate.REFUSED ? OrderFate.RESTS : asked;
        }

        @Override
        public CompletionStage<PlaceResult> placeOrder(OrderTag tag, OrderTerms terms) {
          return super.placeOrder(tag, terms)
              .thenApply(answer -> harness.fate() == OrderFate.REFUSED ? REFUSED : answer);
        }
      };
    }
  }

  @Breaks("BROKER_06")
  static class RejectsWithoutAReason extends SpoiledBrokerContract {
    @Override
    SpoiledBroker spoil(SpoiledHarness harness, BrokerClient right) {
      return new SpoiledBroker(harness, right) {
        @Override
        OrderReport row(OrderReport row) {
          return Rows.unexplained(row);
        }
      };
    }
  }

  @Breaks("BROKER_07")
  static class RetriesWhenAnAnswerIsLost extends SpoiledBrokerContract {
    @Override
    SpoiledBroker spoil(SpoiledHarness harness, BrokerClient right) {
      return new SpoiledBroker(harness, right) {
        @Override
        public CompletionStage<PlaceResult> placeOrder(OrderTag tag, OrderTerms terms) {
          return super.placeOrder(tag, terms).thenApply(answer -> {
            if (harness.fate() == OrderFate.ANSWER_LOST) {
              super.placeOrder(tag, terms);
            }
            return answer;
          });
        }
      };
    }
  }

  @Breaks("BROKER_08")
  static class MixesAnswersUp extends SpoiledBrokerContract {
    @Override
    SpoiledBroker spoil(SpoiledHarness harness, BrokerClient right) {
      return new SpoiledBroker(harness, right) {
        private CompletionStage<PlaceResult> pending = CompletableFuture.completedStage(REFUSED);

        @Override
        public CompletionStage<PlaceResult> placeOrder(OrderTag tag, OrderTerms terms) {
          CompletionStage<PlaceResult> mine = super.placeOrder(tag, terms);
          pending = pending.toCompletableFuture().isDone() ? mine : pending;
          return pending;
        }
      };
    }
  }

  @Breaks("BROKER_09")
  static class TellsNoFilledQuantity extends SpoiledBrokerContract {
    @Override
    SpoiledBroker spoil(SpoiledHarness harness, BrokerClient right) {
      return new SpoiledBroker(harness, right) {
        @Override
        OrderReport row(OrderReport row) {
          return row.status() == ReportedStatus.COMPLETE ? Rows.unfilled(row) : row;
        }
      };
    }
  }

  @Breaks("BROKER_10")
  static class TakesAPartForTheWhole extends SpoiledBrokerContract {
    @Override
    SpoiledBroker spoil(SpoiledHarness harness, BrokerClient right) {
      return new SpoiledBroker(harness, right) {
        @Override
        OrderReport row(OrderReport row) {
          return row.filled().isPositive() ? Rows.as(ReportedStatus.COMPLETE, row) : row;
        }
      };
    }
  }
}
