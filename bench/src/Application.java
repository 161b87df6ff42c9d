import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** A web application of usual size, which starts its server, answers nothing, and ends. */
@SpringBootConfiguration
@EnableAutoConfiguration
public class Application {
  public static void main(String[] arguments) {
    var context = SpringApplication.run(Application.class, "--server.port=0", "--server.address=127.0.0.1");
    System.exit(SpringApplication.exit(context));
  }
}
