package io.penstock.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

@EnabledIf(value = "io.penstock.portal.Browser#expected", disabledReason = "no Chromium with its driver")
class BrowserIT {

    private static final String DEAL = "/deals/ATLAS-2020-1";

    private static final RunningPortal portal = RunningPortal.shared();

    @SuppressWarnings("NullAway.Init") // set before all tests
    static Browser browser;

    @BeforeAll
    static void start() {
        browser = Browser.start();
    }

    @AfterAll
    @SuppressWarnings("RedundantNullCheck") // a skipped class has none
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void signIn() {
        portal.services.asUsual();
        browser.look(1280, 900, "light");
        open("/sign-in?token=" + portal.issuer.token("ada", "auditor"));
    }

    /** The console also tells of whatever the content security policy stopped. */
    @AfterEach
    void leavesAQuietConsole() {
        assertThat(browser.driver.manage().logs().get(LogType.BROWSER).getAll())
                .filteredOn(entry -> !entry.getMessage().contains("the server responded with a status of"))
                .isEmpty();
    }

    @Test
    void leadsFromTheTokenToThePaymentReport() {
        open("/sign-out");
        open(DEAL);
        awaitHeading("Sign in");
        browser.keep("sign-in-light");

        browser.driver.findElement(By.id("token")).sendKeys(portal.issuer.token("ada", "auditor"));
        browser.driver.findElement(By.cssSelector("button")).click();
        awaitHeading("Atlas Auto Receivables 2020-1");
        assertThat(browser.driver.getCurrentUrl()).endsWith(DEAL);

        browser.driver.findElement(By.linkText("Payment of 2020-10-15")).click();
        awaitHeading("Payment of 2020-10-15");
        browser.driver.findElement(By.linkText("Deals")).click();
        awaitHeading("Deals");
    }

    @ParameterizedTest(name = "{0} at {1} px, {2}")
    @CsvSource({
        "deals, 1280, light",
        "deals, 390, dark",
        "deal, 1280, light",
        "deal, 1280, dark",
        "deal, 390, light",
        "deal, 320, dark",
        "payment, 1280, light",
        "payment, 1280, dark",
        "payment, 390, light"
    })
    void isReadable(String page, int width, String scheme) throws IOException {
        browser.look(width, 900, scheme);
        open(
                switch (page) {
                    case "deals" -> "/deals";
                    case "deal" -> DEAL;
                    default -> DEAL + "/payments/2020-10-15";
                });

        assertThat(browser.driver.findElements(By.cssSelector("table"))).isNotEmpty();
        assertThat(browser.run("return document.scrollingElement.scrollWidth")).isEqualTo((long) width);
        assertThat(browser.run(script("contrast.js"))).isEqualTo("");
        long height = (Long) browser.run("return document.scrollingElement.scrollHeight");
        browser.look(width, (int) height, scheme);
        browser.keep(page + "-" + width + "-" + scheme);
    }

    @Test
    void isWalkedByKeyboard() {
        open(DEAL);
        WebElement body = browser.driver.findElement(By.tagName("body"));
        body.sendKeys(Keys.TAB);
        assertThat(focused()).isEqualTo("Skip to content");

        List<WebElement> links = browser.driver.findElements(By.cssSelector("a, summary, [tabindex='0']"));
        assertThat(links).hasSizeGreaterThan(20);
        // Closed details keep what is in them out of the way of the keyboard.
        long visible = links.stream().filter(WebElement::isDisplayed).count();
        String last = "";
        for (int step = 1; step < visible; step++) {
            browser.driver.switchTo().activeElement().sendKeys(Keys.TAB);
            last = (String) browser.run("return document.activeElement.getAttribute('aria-labelledby')");
        }
        assertThat(last).isEqualTo("approvals-caption");
    }

    /** Rows are laid out as blocks on a phone; a screen reader must still find a table in them. */
    @Test
    void keepsItsTablesOnAPhone() {
        open(DEAL);
        Map<String, Long> wide = tableRoles();
        browser.look(390, 900, "light");
        open(DEAL);
        assertThat(tableRoles()).isEqualTo(wide).containsKeys("table", "row", "rowheader", "columnheader", "cell");
    }

    @Test
    void saysWhichServiceIsDown() throws IOException {
        portal.services.instead("servicing", new StubServices.Instead.Silence());
        open(DEAL);
        assertThat(browser.driver.findElement(By.cssSelector("[role=alert]")).getText())
                .contains("servicing-service does not answer");
        assertThat(browser.run(script("contrast.js"))).isEqualTo("");
        browser.keep("deal-servicing-down-light");
    }

    @SuppressWarnings("unchecked") // as the DevTools protocol describes the tree
    private static Map<String, Long> tableRoles() {
        browser.driver.executeCdpCommand("Accessibility.enable", Map.of());
        Map<String, Object> tree = browser.driver.executeCdpCommand("Accessibility.getFullAXTree", Map.of());
        return ((List<Map<String, Object>>) Objects.requireNonNull(tree.get("nodes")))
                .stream()
                        .map(node -> (Map<String, Object>) node.getOrDefault("role", Map.of()))
                        .map(role -> String.valueOf(role.get("value")))
                        .filter(Set.of("table", "row", "rowheader", "columnheader", "cell")::contains)
                        .collect(Collectors.groupingBy(role -> role, Collectors.counting()));
    }

    /** The driver does not wait for the page behind a click. */
    private static void awaitHeading(String expected) {
        new WebDriverWait(browser.driver, Duration.ofSeconds(20))
                .ignoring(StaleElementReferenceException.class)
                .until(ExpectedConditions.textToBe(By.tagName("h1"), expected));
    }

    private static String focused() {
        return browser.driver.switchTo().activeElement().getText();
    }

    private static void open(String path) {
        browser.driver.get(portal.url(path).toString());
    }

    private static String script(String name) throws IOException {
        try (InputStream file = BrowserIT.class.getResourceAsStream("/browser/" + name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
