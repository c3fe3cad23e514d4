package dev.belay.kite;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import javax.net.SocketFactory;
import okhttp3.Dns;

/**
 * By which address we leave. The broker takes orders from registered addresses only, and the commonest
 * failure is a host with two families that leaves by a rotating IPv6 address: so names resolve to IPv4 unless
 * a source address of the other family is set, and the source address, where set, is bound.
 */
final class Egress extends SocketFactory implements Dns {

  private final Optional<InetAddress> source;

  Egress(Optional<InetAddress> source) {
    this.source = source;
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    boolean four = source.map(Inet4Address.class::isInstance).orElse(true);
    List<InetAddress> usable = Dns.SYSTEM.lookup(host).stream()
        .filter(each -> each instanceof Inet4Address == four).toList();
    if (usable.isEmpty()) {
      throw new UnknownHostException("no address of the family that orders may leave by: " + host);
    }
    return usable;
  }

  @Override
  public Socket createSocket() throws IOException {
    Socket socket = new Socket();
    if (source.isPresent()) {
      socket.bind(new InetSocketAddress(source.get(), 0));
    }
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return createSocket(InetAddress.getByName(host), port);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
    return createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    Socket socket = createSocket();
    socket.connect(new InetSocketAddress(host, port));
    return socket;
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
    return createSocket(host, port);
  }
}
