//! The colours of where an item stands are told apart by everybody: their distance by CIEDE2000 in normal sight and with each
//! kind of colour blindness (Machado, Oliveira and Fernandes 2009, severity 1), their lightness in a grey copy.

use std::f64::consts::PI;

use guatu::chart::{ChartColours, DARK, LIGHT, Rgb};
use guatu::model::Status;

/// The least distance of any two: far more than is noticed side by side, for they stand apart, and on bad projectors.
const LEAST_DISTANCE: f64 = 20.0;

/// The least difference of lightness of neighbours in a grey copy.
const LEAST_LIGHTNESS: f64 = 14.0;

type Matrix = [[f64; 3]; 3];

/// From linear RGB to linear RGB: normal sight, then without one of the kinds of cones.
const SIGHTS: [(&str, Matrix); 4] = [
    ("normal sight", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]],
    ),
    (
        "deuteranopia",
        [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
    ),
    (
        "tritanopia",
        [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]],
    ),
];

fn times(matrix: &Matrix, [x, y, z]: [f64; 3]) -> [f64; 3] {
    matrix.map(|[a, b, c]| a * x + b * y + c * z)
}

/// sRGB without its gamma.
fn linear(Rgb(channels): Rgb) -> [f64; 3] {
    channels.map(|channel| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    })
}

/// CIE L*a*b* under D65, of linear RGB.
fn lab(linear: [f64; 3]) -> [f64; 3] {
    const XYZ: Matrix =
        [[0.412_456, 0.357_576, 0.180_438], [0.212_673, 0.715_152, 0.072_175], [0.019_334, 0.119_192, 0.950_304]];
    let [x, y, z] = times(&XYZ, linear.map(|channel| channel.clamp(0.0, 1.0)));
    let f = |t: f64| if t > 216.0 / 24_389.0 { t.cbrt() } else { (24_389.0 / 27.0 * t + 16.0) / 116.0 };
    let [x, y, z] = [x / 0.950_47, y, z / 1.088_83].map(f);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// CIEDE2000 as Sharma, Wu and Dalal 2005 write it.
fn distance([l1, a1, b1]: [f64; 3], [l2, a2, b2]: [f64; 3]) -> f64 {
    let seventh = |chroma: f64| (chroma.powi(7) / (chroma.powi(7) + 25.0_f64.powi(7))).sqrt();
    let mean = f64::midpoint(a1.hypot(b1), a2.hypot(b2));
    let stretch = 1.0 + 0.5 * (1.0 - seventh(mean));
    let (a1, a2) = (a1 * stretch, a2 * stretch);
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let hue = |a: f64, b: f64| if a == 0.0 && b == 0.0 { 0.0 } else { b.atan2(a).to_degrees().rem_euclid(360.0) };
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));
    let is_grey = c1 * c2 == 0.0;
    let turn = match h2 - h1 {
        _ if is_grey => 0.0,
        turn if turn > 180.0 => turn - 360.0,
        turn if turn < -180.0 => turn + 360.0,
        turn => turn,
    };
    let middle = match (h1 + h2, (h1 - h2).abs()) {
        (sum, _) if is_grey => sum,
        (sum, apart) if apart <= 180.0 => sum / 2.0,
        (sum, _) if sum < 360.0 => f64::midpoint(sum, 360.0),
        (sum, _) => (sum - 360.0) / 2.0,
    };
    let (dl, dc, dh) = (l2 - l1, c2 - c1, 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin());
    let (l, c) = (f64::midpoint(l1, l2), f64::midpoint(c1, c2));
    let cos = |degrees: f64| (degrees * PI / 180.0).cos();
    let t = 1.0 - 0.17 * cos(middle - 30.0) + 0.24 * cos(2.0 * middle) + 0.32 * cos(3.0 * middle + 6.0)
        - 0.20 * cos(4.0 * middle - 63.0);
    let around = (l - 50.0).powi(2);
    let (sl, sc, sh) = (1.0 + 0.015 * around / (20.0 + around).sqrt(), 1.0 + 0.045 * c, 1.0 + 0.015 * c * t);
    let rotation = 30.0 * (-((middle - 275.0) / 25.0).powi(2)).exp();
    let both = -(2.0 * rotation).to_radians().sin() * 2.0 * seventh(c);
    let (dl, dc, dh) = (dl / sl, dc / sc, dh / sh);
    (dl * dl + dc * dc + dh * dh + both * dc * dh).sqrt()
}

fn area(colours: &ChartColours, status: Status) -> Rgb {
    colours.of_status(status).0
}

#[test]
fn the_distance_is_that_of_the_published_pairs() {
    let pairs = [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, 3.1571, -77.2803], [50.0, 0.0, -82.7485], 2.8615),
        ([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669),
        ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
        ([50.0, 2.5, 0.0], [61.0, -5.0, 29.0], 22.8977),
        ([50.0, 2.5, 0.0], [56.0, -27.0, -3.0], 31.9030),
        ([50.0, 2.5, 0.0], [58.0, 24.0, 15.0], 19.4535),
        ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
        ([63.0109, -31.0961, -5.8663], [62.8187, -29.7946, -4.0864], 1.2630),
        ([61.2901, 3.7196, -5.3901], [61.4292, 2.2480, -4.9620], 1.8731),
        ([35.0831, -44.1164, 3.7933], [35.0232, -40.0716, 1.5901], 1.8645),
        ([6.7747, -0.2908, -2.4247], [5.8714, -0.0985, -2.2286], 0.6377),
        ([2.0776, 0.0795, -1.1350], [0.9033, -0.0636, -0.5514], 0.9082),
    ];
    for (a, b, published) in pairs {
        assert!((distance(a, b) - published).abs() < 1e-4, "{a:?} {b:?}: {}", distance(a, b));
        assert!((distance(b, a) - published).abs() < 1e-4, "the same both ways");
    }
}

#[test]
fn any_two_statuses_are_told_apart_by_everybody() {
    for (theme, colours) in [("light", &LIGHT), ("dark", &DARK)] {
        for (sight, matrix) in &SIGHTS {
            let seen = |status| lab(times(matrix, linear(area(colours, status))));
            for (at, one) in Status::ALL.into_iter().enumerate() {
                for other in Status::ALL.into_iter().skip(at + 1) {
                    let apart = distance(seen(one), seen(other));
                    assert!(apart >= LEAST_DISTANCE, "{theme}, {sight}: {one:?} and {other:?} are {apart:.1} apart");
                }
            }
        }
    }
}

#[test]
fn neighbours_differ_in_a_grey_copy() {
    // What is late is hatched, so that a copy in grey tells it apart.
    let neighbours = [
        (Status::Near, Status::Open),
        (Status::Open, Status::Done),
        (Status::Done, Status::Closed),
        (Status::Near, Status::Done),
    ];
    for (theme, colours) in [("light", &LIGHT), ("dark", &DARK)] {
        for (one, other) in neighbours {
            let [lightness, other_lightness] = [one, other].map(|status| lab(linear(area(colours, status)))[0]);
            let apart = (lightness - other_lightness).abs();
            assert!(apart >= LEAST_LIGHTNESS, "{theme}: {one:?} and {other:?} are {apart:.1} apart");
        }
    }
}
