export const NAMESPACE = "acme";
export const PROD = "prod-";
export const MAINTAINERS = ["65a0de11b47c92f03e8d5510", "60be7719aa04c3d2f1e65b08"];
