package dev.belay.kite;

import dev.belay.broker.CancelResult;
import dev.belay.broker.ModifyResult;
import dev.belay.broker.PlaceResult;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.BrokerRejection;
import dev.belay.order.RejectionReason;

/** What an answer to a write proves, in the words of each kind of write. */
sealed interface Verdict {

  /** {@return it as the result of placing} */
  PlaceResult placed();

  /** {@return it as the result of cancelling} */
  CancelResult cancelled();

  /** {@return it as the result of modifying} */
  ModifyResult modified();

  /** A refusal that needs no broker. */
  static Verdict notSent(String why) {
    return new Refused(BrokerRejection.of(RejectionReason.NOT_SENT, why));
  }

  /** The broker has taken the request. */
  record Taken(BrokerOrderId id) implements Verdict {
    @Override
    public PlaceResult placed() {
      return new PlaceResult.Accepted(id);
    }

    @Override
    public CancelResult cancelled() {
      return new CancelResult.Requested();
    }

    @Override
    public ModifyResult modified() {
      return new ModifyResult.Requested();
    }
  }

  /** Nothing was placed or changed. */
  record Refused(BrokerRejection rejection) implements Verdict {
    @Override
    public PlaceResult placed() {
      return new PlaceResult.Refused(rejection);
    }

    @Override
    public CancelResult cancelled() {
      return new CancelResult.Refused(rejection);
    }

    @Override
    public ModifyResult modified() {
      return new ModifyResult.Refused(rejection);
    }
  }

  /** Nobody can say. */
  record Unknown(String cause) implements Verdict {
    @Override
    public PlaceResult placed() {
      return new PlaceResult.Indeterminate(cause);
    }

    @Override
    public CancelResult cancelled() {
      return new CancelResult.Indeterminate(cause);
    }

    @Override
    public ModifyResult modified() {
      return new ModifyResult.Indeterminate(cause);
    }
  }
}
